package plain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/ui/plain"
)

// TestRun tells runs that were recorded once: all that the screen teaches is in the text.
func TestRun(t *testing.T) {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"promise-fork", "promise-forkserver", "killed-fork"} {
		t.Run(name, func(t *testing.T) {
			file, err := os.Open(filepath.Join("..", "stage", "testdata", name+".ndjson"))
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			trace, err := demo.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			var out strings.Builder
			teller := plain.NewTeller(&out, false)
			for i := range trace.Len() {
				if err := teller.Tell(trace.Event(i)); err != nil {
					t.Fatal(err)
				}
			}
			if err := plain.Evidence(&out, all[0], trace, lessons.Python, false); err != nil {
				t.Fatal(err)
			}
			golden.RequireEqual(t, out.String())
		})
	}
}

// TestHostile: nothing that a program prints can move the cursor or change a colour, and the
// pieces of a line are told as one.
func TestHostile(t *testing.T) {
	var out strings.Builder
	teller := plain.NewTeller(&out, true)
	for _, e := range []demo.Event{
		{Kind: demo.KindExperiment, Name: "Python"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "one \x1b[2J", State: "partial"},
		{Kind: demo.KindOutput, Name: "stdout", Text: "line\r"},
		{Kind: demo.KindOutput, Name: "stderr", Text: "no end \a", State: "partial"},
		{Kind: demo.KindEnd, Name: "done"},
	} {
		if err := teller.Tell(e); err != nil {
			t.Fatal(err)
		}
	}
	if strings.ContainsAny(out.String(), "\x1b\r\a") {
		t.Errorf("a control character came through: %q", out.String())
	}
	if !strings.Contains(out.String(), "stdout: one ") || !strings.Contains(out.String(), "with no line end: no end") {
		t.Errorf("not what was printed:\n%s", out.String())
	}
}

// TestGap: what was printed before a gap and after it is never told as one line, whether or not
// an event says that the line was cut.
func TestGap(t *testing.T) {
	for _, cut := range [][]demo.Event{nil, {{Kind: demo.KindOutput, Name: "stdout", State: "cut"}}} {
		var out strings.Builder
		teller := plain.NewTeller(&out, true)
		events := append([]demo.Event{{Kind: demo.KindOutput, Name: "stdout", Text: "head", State: "partial"}}, cut...)
		events = append(events,
			demo.Event{Kind: demo.KindSkipped, Name: "stdout", Len: 2},
			demo.Event{Kind: demo.KindOutput, Name: "stdout", Text: "tail", State: "partial"},
			demo.Event{Kind: demo.KindEnd, Name: "done"},
		)
		for _, e := range events {
			if err := teller.Tell(e); err != nil {
				t.Fatal(err)
			}
		}
		var got []string
		for line := range strings.Lines(out.String()) {
			_, text, _ := strings.Cut(strings.TrimSpace(line), " ms  ")
			got = append(got, text)
		}
		if len(got) != 4 || got[0] != "Printed on stdout, not kept to its end: head" ||
			!strings.HasPrefix(got[1], "2 lines ") || got[2] != "Printed on stdout, with no line end: tail" {
			t.Errorf("told as %q", got)
		}
	}
}
