package stage

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/ui/theme"
)

// sizes are what is left for the stage of a terminal of 60x16, 80x24, 120x34.
var sizes = [][2]int{{60, 9}, {80, 16}, {120, 24}}

func TestDraw(t *testing.T) {
	for _, name := range traces(t) {
		trace := read(t, name)
		for _, size := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size[0], size[1]), func(t *testing.T) {
				golden.RequireEqual(t, film(trace, options(trace, false), size[0], size[1]))
			})
		}
	}
	t.Run("ascii-80x16", func(t *testing.T) {
		trace := read(t, "promise-forkserver")
		golden.RequireEqual(t, film(trace, options(trace, true), 80, 16))
	})
	t.Run("low-60x6", func(t *testing.T) {
		trace := read(t, "eight_bits-fork")
		golden.RequireEqual(t, film(trace, options(trace, false), 60, 6))
	})
	t.Run("output-80x16", func(t *testing.T) {
		trace := read(t, "raises-fork")
		o := options(trace, false)
		o.Pane, o.Recorded = PaneOutput, true
		golden.RequireEqual(t, film(trace, o, 80, 16))
	})
}

// film draws the moments of a trace that a learner stops at, without their colours.
func film(trace *demo.Trace, o Options, w, h int) string {
	var b strings.Builder
	hidden := o
	hidden.Hidden = true
	shoot := func(name string, o Options, i int) {
		fmt.Fprintf(&b, "== %s\n%s\n", name, ansi.Strip(Draw(trace.At(i), o, w, h)))
	}
	shoot("hidden", hidden, trace.Len())
	shoot("before", o, -1)
	for i := range trace.Len() {
		if name := moment(trace, i); name != "" {
			shoot(name, o, i)
		}
	}
	return b.String()
}

// moment names the moment after event i, if it is one to stop at.
func moment(trace *demo.Trace, i int) string {
	e, s := trace.Event(i), trace.At(i)
	switch e.Kind {
	case demo.KindStart, demo.KindStarted, demo.KindEnter, demo.KindReturn, demo.KindRaise, demo.KindRun,
		demo.KindExit, demo.KindWrite, demo.KindRead, demo.KindJoined, demo.KindEnd:
		return string(e.Kind)
	case demo.KindStatus:
		if e.Child == s.Child {
			return "waitpid"
		}
	case demo.KindWitness:
		if e.PID == s.Child && e.State == "Z" {
			return "zombie"
		}
	case demo.KindJoin:
		return "held in join"
	}
	return ""
}

func traces(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.ndjson")
	if err != nil || len(files) == 0 {
		t.Fatal("no traces:", err)
	}
	for i := range files {
		files[i] = strings.TrimSuffix(filepath.Base(files[i]), ".ndjson")
	}
	return files
}

func read(t testing.TB, name string) *demo.Trace {
	t.Helper()
	f, err := os.Open("testdata/" + name + ".ndjson")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	trace, err := demo.Read(f)
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

func options(trace *demo.Trace, ascii bool) Options {
	th := theme.New(theme.Options{Dark: true, Profile: colorprofile.TrueColor, ASCII: ascii})
	source := trace.At(trace.Len()).Files[0]
	return Options{Theme: th, Program: NewProgram(filepath.Base(source.File), source.Text, "python", th)}
}
