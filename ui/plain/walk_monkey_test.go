package plain_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/lessons"
	"exit42/ui/plain"
)

// vocabulary is what a monkey types: what can be typed, what nearly can, and rubbish.
var vocabulary = []string{
	"", "", "", "", "", "1", "2", "3", "4", "a", "b", "9", "0", "-1", "1.", "2 1", "1 2", "21", "1 1", "99999999999999999999",
	"next", "back", "skip", "again", "here", "lessons", "lesson", "lesson 1", "lesson 1 step 2", "lesson kinds step 99", "lesson x", "step", "step 5",
	"step 0", "step ten", "step 6", "step 8", "step 9", "step 10", "find", "find 42", "find (", "method", "method spawn", "method fork", "runtime", "runtime go", "program", "boxes", "by hand",
	"save", "folder", "folder here", "folder no", "hint", "solution", "recap", "sheet", "notes", "reset", "reset", "help", "run", "stop", "parent", "child",
	"kill child", "kill parent", "HELP", "  here  ", "by  hand", "\x1b[2J", "\x00\x07", "\xff\xfe", "┌──┐", strings.Repeat("long ", 400), "q1", "?",
}

// fitting is what answers a prompt that has these words.
var fitting = []struct {
	words   string
	answers []string
}{
	{"`kill child`", []string{"", "", "", "", "", "", "parent", "child", "kill child", "kill parent", "run", "stop", "boxes", "help"}},
	{"Nobody is held", []string{"", "run", "stop"}},
	{"How sure", []string{"1", "2", "3"}},
	{"Choose", []string{"1", "2", "3", "4", "skip"}},
	{"numbers in an order", []string{"1 2", "2 1", "", "skip"}},
	{"`step` holds it", []string{"", "step", "step"}},
	{"", []string{"", "", "", "again", "step", "skip"}},
}

// monkey answers so many prompts, half of them with anything at all, and then no more.
func monkey(seed uint64, lines int, out *strings.Builder) *typing {
	r := rand.New(rand.NewPCG(seed, 42))
	return &typing{out: out, answer: func(prompt string) (string, bool) {
		lines--
		from := vocabulary
		for _, f := range fitting {
			if r.IntN(2) == 0 && strings.Contains(prompt, f.words) {
				from = f.answers
				break
			}
		}
		return from[r.IntN(len(from))], lines >= 0
	}}
}

// walked is what a monkey is told, if the walk ends at all.
func walked(t *testing.T, tutorial plain.Tutorial, seed uint64, lines int) string {
	t.Helper()
	var out strings.Builder
	tutorial.Out, tutorial.In = &out, monkey(seed, lines, &out)
	ended := make(chan error, 1)
	go func() { ended <- tutorial.Walk(t.Context()) }()
	select {
	case err := <-ended:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(80 * time.Second):
		t.Fatal("the walk does not end")
	}
	return out.String()
}

// TestMonkey: whatever is typed, at whichever prompt, the walk goes on, and keeps to the law.
func TestMonkey(t *testing.T) {
	for _, ascii := range []bool{false, true} {
		tutorial := kinds(t)
		tutorial.ASCII = ascii
		said := walked(t, tutorial, 42, 1500)
		fit(t, said, 76)
		for _, want := range []string{"Step 2 of", "Step 5 of", "Step 8 of", "Step 10 of", "Not understood", "Passed", "That was lesson", "RECORDED"} {
			if !strings.Contains(said, want) {
				t.Errorf("the monkey never came to %q", want)
			}
		}
	}
}

// goes is a tutorial whose programs run live, in Go.
func goes(t testing.TB) plain.Tutorial {
	tutorial := recorded(t)
	tutorial.Lessons = tutorial.Lessons[:1]
	tutorial.Experiment = func(_ lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error) {
		files, _ := native.Lookup("promise")
		return demo.Experiment{Runtime: native.Runtime{Program: "promise"}, Files: files}, lessons.Go, nil
	}
	return tutorial
}

// TestMonkeyLive does the same with processes that really run. How far they are at a prompt is
// theirs to say, and so is what the monkey types next: it ends, it fits, and nothing is left.
func TestMonkeyLive(t *testing.T) {
	lines := 300
	if testing.Short() {
		lines = 90 // the race detector makes each run slow
	}
	fit(t, walked(t, goes(t), 7, lines), 76)
	nothingLeft(t)
}

// TestHeld: what is typed in a run that is held happens to the real processes of it.
func TestHeld(t *testing.T) {
	for _, one := range []struct{ once, typed, says string }{
		{"The parent begins", "stop", "You ended the run"},
		{"The parent begins", "kill parent", "You killed the parent"},
		{"The child begins", "kill child", "You killed the child"},
	} {
		t.Run(one.typed, func(t *testing.T) {
			var out strings.Builder
			lines := []string{"1", "step 6", "skip", "step"}
			done := false
			answer := func(prompt string) (string, bool) {
				switch said := out.String(); {
				case len(lines) > 0:
					line := lines[0]
					lines = lines[1:]
					return line, true
				case strings.Contains(prompt, "Nobody is held"):
					return "", true // and waits
				case !strings.Contains(prompt, "`kill child`"):
					return "quit", true
				case done:
					return "run", true
				case strings.Contains(said[strings.LastIndex(said, "It is held"):], one.once):
					done = true
					return one.typed, true
				}
				return "", true
			}
			tutorial := goes(t)
			tutorial.Out, tutorial.In = &out, &typing{out: &out, answer: answer}
			if err := tutorial.Walk(t.Context()); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(out.String(), one.says) {
				t.Errorf("%q is not in:\n%s", one.says, out.String())
			}
			nothingLeft(t)
		})
	}
}
