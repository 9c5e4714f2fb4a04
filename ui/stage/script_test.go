package stage

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	course "exit42/content"
	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui/theme"
)

// recordings are the recorded runs of the lessons.
func recordings(t *testing.T) []*demo.Trace {
	t.Helper()
	all, err := lessons.Load(course.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	shelf := recording.NewShelf(course.Recordings())
	var traces []*demo.Trace
	for _, l := range all {
		for _, part := range l.Parts {
			if trace, ok := shelf.Find(l.Folder, part.Program); ok {
				traces = append(traces, trace)
			}
		}
	}
	if len(traces) < 10 {
		t.Fatalf("%d recordings: %v", len(traces), fs.ErrNotExist)
	}
	return traces
}

// TestScriptIsTheStage: a script has a beat for each row that the stage draws, and says the same.
func TestScriptIsTheStage(t *testing.T) {
	th := theme.New(theme.Options{})
	for _, trace := range recordings(t) {
		s := trace.At(trace.Len())
		script := NewScript(s, th, 1000)
		drawn := strings.Split(ansi.Strip(Draw(s, Options{Theme: th}, 300, 500)), "\n")[1:]
		at := 0
		for _, b := range script.Beats {
			line := drawn[at]
			if at++; b.Below != "" {
				at++
			}
			for _, text := range []string{b.Parent, b.Child} {
				if !strings.Contains(line, text) {
					t.Errorf("%s: the stage draws %q, the script says %q", s.Run.Entry, line, text)
				}
			}
			arrows := (b.To == Right) == strings.Contains(line, "▶") && (b.To == Left) == strings.Contains(line, "◀")
			somebodyElse := b.Parent+b.Child == "" // behind an arrow that is no way
			if b.Waits != strings.HasPrefix(line, "┆") || b.Dropped != strings.Contains(line, "✗") || !arrows && !somebodyElse {
				t.Errorf("%s: the stage draws %q, and the script is %+v", s.Run.Entry, line, b)
			}
		}
		boxes := strings.Join(drawn[len(drawn)-3:], "\n")
		for _, h := range []Holding{script.Exit, script.Value} {
			if !strings.Contains(boxes, h.Main) || !strings.Contains(boxes, h.Note) {
				t.Errorf("%s: the boxes\n%s\ndo not say %q", s.Run.Entry, boxes, h)
			}
		}
	}
}

func TestTokens(t *testing.T) {
	const text = "def foo():\r\n    return \"4\x1b2\"  # 42\n"
	lines := Tokens(text, "python")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	var all strings.Builder
	is := map[string]bool{}
	for _, line := range lines {
		for _, token := range line {
			all.WriteString(token.Text)
			is[token.Is] = true
		}
		all.WriteString("\n")
	}
	if want := "def foo():\n    return \"4␛2\"  # 42\n"; all.String() != want {
		t.Errorf("%q", all.String())
	}
	for _, kind := range []string{"keyword", "name", "string", "comment"} {
		if !is[kind] {
			t.Errorf("no %s in it", kind)
		}
	}
	if got := Tokens("x", "no language"); len(got) != 1 || len(got[0]) != 1 || got[0][0].Text != "x" {
		t.Errorf("%v", got)
	}
}
