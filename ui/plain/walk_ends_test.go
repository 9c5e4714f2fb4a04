package plain_test

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/plain"
)

// TestInputEnds: the end of the input ends the walk well, wherever the learner is, and what was
// reached was told.
func TestInputEnds(t *testing.T) {
	for _, lines := range [][]string{{}, {"1"}, {"1", "", "step"}, {"lesson 1 step 4", "1"}, {"1", "lesson 1 step 9", "folder here"}, {"reset"}, {"lesson 1", "reset"}} {
		tutorial := kinds(t)
		at := 0
		tutorial.Reached = func(w lessons.Walk, _ bool) { at = w.Index() + 1 }
		said := typed(t, tutorial, lines...)
		if !strings.HasSuffix(said, "The input has ended, and so does the tutorial.\n") {
			t.Errorf("after %q it ends with %q", lines, said[max(0, len(said)-80):])
		}
		if want := map[string]int{"": 0, "1": 1, "step": 2, "folder here": 9}[strings.Join(lines[max(0, len(lines)-1):], "")]; want > 0 && at != want && lines[0] == "1" && len(lines) < 4 {
			t.Errorf("after %q step %d is kept, want %d", lines, at, want)
		}
	}
}

// TestInterrupted: the walk ends with the context's error, at a prompt, in a run that is held and
// in one that goes on, and nothing of the run is left.
func TestInterrupted(t *testing.T) {
	for _, last := range []string{"", "step", "again"} {
		ctx, cancel := context.WithCancel(t.Context())
		tutorial := goes(t)
		lines := []string{"1", "step 6", "skip", last}
		n := 0
		in, typist := io.Pipe()
		go func() {
			for _, line := range lines {
				io.WriteString(typist, line+"\n")
			}
		}()
		tutorial.In = in
		tutorial.Out = writer(func(p []byte) (int, error) {
			text := string(p)
			if strings.Contains(text, "Real processes") {
				n++
			}
			if last == "" && n == 1 && strings.HasPrefix(text, "> Enter goes on") ||
				last == "step" && n == 2 && strings.Contains(text, "> Enter steps") || last == "again" && n == 2 && strings.Contains(text, "start()") {
				cancel()
			}
			return len(p), nil
		})
		if err := tutorial.Walk(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%q: %v", last, err)
		}
		nothingLeft(t)
		cancel()
		typist.Close()
	}
}

type writer func(p []byte) (int, error)

func (w writer) Write(p []byte) (int, error) { return w(p) }

// TestNobodyReads: a pipe that is closed ends the walk with its error, and a run with it.
func TestNobodyReads(t *testing.T) {
	closed := errors.New("nobody reads")
	for _, until := range []string{"Contents", "Enter goes on", "calls join()"} {
		tutorial := goes(t)
		tutorial.In = strings.NewReader("1\nstep 6\nskip\n\n\n")
		broken := false
		tutorial.Out = writer(func(p []byte) (int, error) {
			if broken = broken || strings.Contains(string(p), until); broken {
				return 0, closed
			}
			return len(p), nil
		})
		if err := tutorial.Walk(t.Context()); !errors.Is(err, closed) {
			t.Errorf("at %q: %v", until, err)
		}
		nothingLeft(t)
	}
}

// TestProgress: a lesson is resumed where it was left, with its answers, and a reset is told.
func TestProgress(t *testing.T) {
	tutorial := kinds(t)
	var kept lessons.LessonRecord
	anew := 0
	tutorial.Reached = func(w lessons.Walk, reset bool) {
		if kept = w.Record(); reset {
			anew++
		}
	}
	typed(t, tutorial, "lesson kinds step 3", "2", "2", "1", "")
	tutorial.Resume = func(slug string) (lessons.Walk, bool) {
		return lessons.Resume(tutorial.Lessons[0], kept), slug == "kinds"
	}
	said := typed(t, tutorial, "", "next", "", "", "back", "back", "back", "reset", "", "reset", "reset")
	for _, want := range []string{
		"At step 5 of 10", "You were at step 5.", "This step tells of a run, and none of this sitting is there.",
		"signal 9", "You said: 44; guess.", "You committed to 2, guess.", "Your answers are kept.", "This lesson begins again.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in:\n%s", want, said)
		}
	}
	if anew != 1 || kept.Step != "what-comes" || len(kept.Answers) > 0 {
		t.Errorf("reset %d times; kept is %+v", anew, kept)
	}
}

// TestHostile: what programs print, and what the learner types, comes out harmless, and a long
// line does not flood the page.
func TestHostileWalk(t *testing.T) {
	hostile := printed("\x1b[2J\x1b]0;title\a┌──┐\r\n\u202egnp.exe", strings.Repeat("x", 60_000), "\xff\xfe")
	hostile.Append(demo.Event{Kind: demo.KindTrouble, Text: "\x1b[31m │ " + strings.Repeat("y ", 200)})
	for _, ascii := range []bool{false, true} {
		tutorial := kinds(t)
		tutorial.ASCII, tutorial.Width = ascii, 40
		tutorial.Sheet = "\x1b[2J ╔═╗"
		tutorial.Experiment = func(_ lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error) {
			return demo.Experiment{Recording: hostile, Files: []demo.File{{Name: "\x1b[1m.py", Text: "\tprint('\x1b[2J ═')\n"}}}, lessons.Python, nil
		}
		tutorial.Elsewhere = func(lessons.Lesson, lessons.Translation) (demo.Experiment, bool) {
			return demo.Experiment{Recording: hostile}, true
		}
		said := typed(t, tutorial, "1", "", "", "program", "\x1b[2J\x07", "by hand", "sheet", "lesson 1 step 10", "")
		if ascii && strings.ContainsFunc(said, func(r rune) bool { return r > '~' }) {
			t.Error("something but ASCII was written")
		}
		if strings.Contains(said, strings.Repeat("x", 600)) || !strings.Contains(said, "(and 59500 more characters)") && !strings.Contains(said, "more characters)") {
			t.Error("a long line was written whole")
		}
	}
}

// TestNotHere: what cannot be run is said, and the walk goes on.
func TestNotHere(t *testing.T) {
	tutorial := plain.Tutorial{Lessons: kinds(t).Lessons}
	tutorial.Experiment = func(lessons.Lesson, lessons.Program) (demo.Experiment, lessons.Language, error) {
		return demo.Experiment{}, lessons.Python, errors.New("there is no Python")
	}
	said := typed(t, tutorial, "1", "", "", "by hand", "method fork", "skip", "step 5", "skip", "skip",
		"step 8", "2 1", "skip", "", "solution", "skip", "", "", "recap", "")
	for _, want := range []string{
		"It cannot be run here: there is no Python.", "There is no place here to work on it", "A solution, pipe.py",
		"Node is not on this machine.", "Not understood: \"recap\"", "That was lesson 1",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in:\n%s", want, said)
		}
	}
}
