package plain_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui/plain"
)

// curriculum is every lesson that there is.
func curriculum(t testing.TB) []lessons.Lesson {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// fixed is a run that was recorded once.
func fixed(t testing.TB, name string) *demo.Trace {
	t.Helper()
	file, err := os.Open(filepath.Join("..", "stage", "testdata", name+".ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	trace, err := demo.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

// recorded plays the lessons' own recordings. An exercise plays some other run.
func recorded(t testing.TB) plain.Tutorial {
	shelf := recording.NewShelf(content.Recordings())
	instead := fixed(t, "promise-fork")
	play := func(l lessons.Lesson, p lessons.Program) (demo.Experiment, bool) {
		trace, ok := shelf.Find(l.Folder, p)
		return demo.Experiment{Recording: trace, Files: []demo.File{{Name: p.File, Text: p.Source}}}, ok
	}
	return plain.Tutorial{
		Lessons: curriculum(t), Sheet: content.Sheet(),
		Experiment: func(l lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error) {
			exp, ok := play(l, p)
			if !ok {
				return exp, lessons.Python, errors.New("it is not recorded")
			}
			return exp, lessons.Python, nil
		},
		Elsewhere: func(l lessons.Lesson, e lessons.Translation) (demo.Experiment, bool) {
			exp, ok := play(l, e.Program)
			return exp, ok && e.Program.File != ""
		},
		Bench: func(p lessons.Program, dir string) (plain.Bench, error) {
			if strings.Contains(dir, "no") {
				return nil, errors.New("no such place")
			}
			return &bench{file: dir + "/" + p.File, trace: instead}, nil
		},
		Folder: func(l lessons.Lesson) string { return "exit42/" + l.Slug },
		Recap:  func() string { return "# Recap\n\nYou said `42`." },
		Notes:  func() (string, error) { return "exit42-notes.md", nil },
		Save:   func(name, _ string) (string, error) { return "/here/" + name, nil },
		Use: func(words string) (string, error) {
			if words != "" {
				return "", errors.New("there is only this recording")
			}
			return "There is only this recording", nil
		},
	}
}

// A bench takes the first run of a learner's file for wrong, and the second for right.
type bench struct {
	file  string
	trace *demo.Trace
	runs  int
}

func (b *bench) File() string { return b.file }
func (b *bench) Fresh() bool  { return b.runs == 0 }
func (b *bench) Experiment() (demo.Experiment, error) {
	b.runs++
	return demo.Experiment{Recording: b.trace}, nil
}
func (b *bench) Judge(*demo.Trace) (bool, string) {
	return b.runs > 1, "A verdict of the judge's."
}

// typing reads like a learner who looks at the last prompt before each line.
type typing struct {
	out    *strings.Builder
	answer func(prompt string) (line string, more bool)
	rest   string
}

func (ty *typing) Read(p []byte) (int, error) {
	if ty.rest == "" {
		line, more := ty.answer(lastPrompt(ty.out.String()))
		if !more {
			return 0, io.EOF
		}
		ty.rest = line + "\n"
	}
	n := copy(p, ty.rest)
	ty.rest = ty.rest[n:]
	return n, nil
}

// lastPrompt is the last prompt that was written, its lines joined.
func lastPrompt(text string) string {
	at := strings.LastIndex(text, "\n> ")
	return strings.Join(strings.Fields(text[at+len("\n> "):]), " ")
}

var lesson = regexp.MustCompile(`(?m)^Lesson (\d+): `)

// TestWalk is the whole tutorial, from the first line to the last, by a learner who always takes
// the first option and is certain of it. A run that is not recorded cannot be told as the golden
// has it.
func TestWalk(t *testing.T) {
	tutorial := recorded(t)
	said := firstOptions(t, tutorial)
	fit(t, said, 76)
	nothingEarly(t, said)
	starts := lesson.FindAllStringIndex(said, -1)
	if len(starts) != len(tutorial.Lessons) {
		t.Fatalf("%d lessons were walked through, of %d", len(starts), len(tutorial.Lessons))
	}
	end := 0
	for i, l := range tutorial.Lessons {
		if end = strings.Index(said, fmt.Sprintf("That was lesson %d, ", l.Number)); end < 0 {
			t.Fatalf("lesson %d has no end", l.Number)
		}
		t.Run(l.Folder, func(t *testing.T) {
			golden.RequireEqual(t, said[starts[i][0]:end])
		})
	}
	t.Run("contents", func(t *testing.T) {
		golden.RequireEqual(t, said[:starts[0][0]]+said[end:])
	})
}

// firstOptions walks through everything, and always takes the first option.
func firstOptions(t *testing.T, tutorial plain.Tutorial) string {
	t.Helper()
	var out strings.Builder
	ended := false
	answer := func(prompt string) (string, bool) {
		switch at := strings.Index(out.String(), "It cannot be run here"); {
		case at >= 0:
			t.Error(out.String()[at:])
			return "", false
		case strings.HasPrefix(prompt, "How sure"):
			return "3", true
		case strings.HasPrefix(prompt, "Choose") && !strings.Contains(prompt, "again"):
			return "1", true
		case strings.HasPrefix(prompt, "Type the"):
			return solved(tutorial, out.String()), true
		case strings.HasPrefix(prompt, "Enter goes back to the contents"):
			ended = true
			return "quit", true
		}
		return "", !ended
	}
	tutorial.Out, tutorial.In = &out, &typing{out: &out, answer: answer}
	if err := tutorial.Walk(t.Context()); err != nil {
		t.Fatalf("%v; it ends:\n%s", err, out.String()[max(0, out.Len()-2000):])
	}
	return out.String()
}

// nothingEarly: no result is said before the predictions are committed.
func nothingEarly(t *testing.T, text string) {
	t.Helper()
	for _, step := range strings.Split(text, "\nStep ") {
		_, rest, predicts := strings.Cut(step, ", predict: ")
		if said, _, _ := strings.Cut(rest, "\nCommitted: "); predicts && strings.Contains(said, "Printed on") {
			t.Errorf("a result is said before the prediction is committed:\n%s", said)
		}
	}
}

// solved is the order that passes, of the step that was said last.
func solved(tutorial plain.Tutorial, text string) string {
	starts := lesson.FindAllStringSubmatch(text, -1)
	var number, step int
	fmt.Sscan(starts[len(starts)-1][1], &number)
	fmt.Sscanf(text[strings.LastIndex(text, "\nStep ")+1:], "Step %d", &step)
	for _, l := range tutorial.Lessons {
		if l.Number == number && strings.Count(text, "Not yet.") < 3 {
			order := ""
			for _, i := range l.Steps[step-1].Order.Solved {
				order += fmt.Sprint(i+1) + " "
			}
			return order
		}
	}
	return "skip"
}

// fit holds a text to the law: no control characters, no boxes, and no line that is too long but
// for those of programs and commands.
func fit(t *testing.T, text string, width int) {
	t.Helper()
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		for _, r := range line {
			if unicode.IsControl(r) || 0x2500 <= r && r <= 0x259f || r == utf8.RuneError {
				t.Errorf("%q is in %q", r, line)
			}
		}
		if n := utf8.RuneCountInString(line); n > width && !verbatim.MatchString(line) {
			t.Errorf("%d characters: %s", n, line)
		}
		if line != strings.TrimRight(line, " ") {
			t.Errorf("blanks at the end of %q", line)
		}
	}
	if strings.Contains(text, "\n\n\n") {
		t.Error("two empty lines follow each other")
	}
}

// verbatim are the lines of programs, what they print, commands and paths.
var verbatim = regexp.MustCompile(`^(\s*\d+: |\d+\. Printed on |    |/|[A-Za-z]:\\|exit42/)`)
