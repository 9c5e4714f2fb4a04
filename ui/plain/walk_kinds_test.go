package plain_test

import (
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/plain"
)

// kinds is a lesson with a step of every kind, whose programs play runs that were recorded once.
func kinds(t testing.TB) plain.Tutorial {
	t.Helper()
	all, err := lessons.Load(os.DirFS("testdata/kinds"))
	if err != nil {
		t.Fatal(err)
	}
	traces := map[string]*demo.Trace{}
	for _, name := range []string{"pipe", "eight_bits", "killed", "stuck"} {
		traces[name+".py"] = fixed(t, name+"-fork")
	}
	tutorial := recorded(t)
	tutorial.Lessons = all
	tutorial.Experiment = func(_ lessons.Lesson, p lessons.Program) (demo.Experiment, lessons.Language, error) {
		trace := traces[p.File]
		if p.File == "stuck.py" && p.Source != source(trace) { // its lines are in another order
			trace = traces["pipe.py"]
		}
		return demo.Experiment{Recording: trace, Files: []demo.File{{Name: p.File, Text: p.Source}}}, lessons.Python, nil
	}
	tutorial.Elsewhere = func(_ lessons.Lesson, e lessons.Translation) (demo.Experiment, bool) {
		return demo.Experiment{Recording: printed("300 is 44")}, e.Tool == "sh"
	}
	return tutorial
}

func source(t *demo.Trace) string {
	s := t.At(t.Len())
	return s.Files[0].Text
}

// printed is a run that printed these lines, and no more.
func printed(lines ...string) *demo.Trace {
	t := new(demo.Trace)
	t.Append(demo.Event{Kind: demo.KindExperiment, Name: "sh (dash)", Method: "exec", Text: "linux/amd64"})
	t.Append(demo.Event{Kind: demo.KindBegin, PID: 4711, Name: "main"})
	for _, line := range lines {
		t.Append(demo.Event{Kind: demo.KindOutput, Name: "stdout", Text: line})
	}
	t.Append(demo.Event{Kind: demo.KindEnd, Name: "done"})
	return t
}

// type types lines into a tutorial, and returns what was said.
func typed(t *testing.T, tutorial plain.Tutorial, lines ...string) string {
	t.Helper()
	var out strings.Builder
	tutorial.Out, tutorial.In = &out, strings.NewReader(strings.Join(lines, "\n"))
	if err := tutorial.Walk(t.Context()); err != nil {
		t.Fatalf("%v after:\n%s", err, out.String())
	}
	width := tutorial.Width
	if width == 0 {
		width = 76
	}
	fit(t, out.String(), width)
	return out.String()
}

// TestKinds walks through a step of every kind, some the hard way.
func TestKinds(t *testing.T) {
	golden.RequireEqual(t, typed(t, kinds(t),
		"1", "", // the lesson
		"step", "", "parent", "child", "kill child", "boxes", "run", "", // the run, held
		"1", "hint", "hint", "1", "3", "", "", "", // the knob, the question, its run and verdict
		"step 3", "b", "b", "2", "", "", "", "", // turned again
		"", "hint", "1 2", "2 1", "", // the order: as it stands, in that order again, and put right
		"folder no/where", "", "", "solution", "", "", // the exercise: wrong at first
		"", "", // elsewhere
	))
}

// TestSkip: a run that is asked for without its answers says which are open, and runs without
// them where that is wanted.
func TestSkip(t *testing.T) {
	said := typed(t, kinds(t), "lesson kinds step 5", "again", "skip", "", "quit")
	for _, want := range []string{
		"Enter goes back to step 3; `skip` runs without its answer.",
		"Step 4 is open: What is the exit code?",
		"The predictions are left open.", "Printed on stdout: 44",
		"You left the predictions of this part open",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in:\n%s", want, said)
		}
	}
	if strings.Index(said, "44") < strings.Index(said, "left open") {
		t.Error("the result was said before the answers were skipped")
	}
}
