package python

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"exit42/demo"
)

// patience is how long a test waits for what must come. It is never reached by a run that
// works, however busy the machine is.
const patience = 2 * time.Minute

var findOnce = sync.OnceValue(func() []Interpreter {
	home, _ := os.UserHomeDir()
	found, _ := Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(context.Background())
	var fit []Interpreter
	for _, i := range found {
		if i.Supported() {
			fit = append(fit, i)
		}
	}
	return fit
})

// interpreters are the Pythons of this machine that the demo can run on; in -short mode the
// newest alone.
func interpreters(t testing.TB) []Interpreter {
	t.Helper()
	found := findOnce()
	if len(found) == 0 {
		t.Skip("skipped: there is no Python on this machine")
	}
	if testing.Short() {
		return []Interpreter{newest(found)}
	}
	return found
}

func newest(found []Interpreter) Interpreter {
	best := found[0]
	for _, i := range found {
		if compareVersions(i.Version, best.Version) > 0 {
			best = i
		}
	}
	return best
}

func oldest(found []Interpreter) Interpreter {
	best := found[0]
	for _, i := range found {
		if compareVersions(i.Version, best.Version) < 0 {
			best = i
		}
	}
	return best
}

// eachMethod runs f for every interpreter with every start method.
func eachMethod(t *testing.T, f func(t *testing.T, py Interpreter, method string)) {
	for _, py := range interpreters(t) {
		for _, method := range py.Methods {
			t.Run(py.Version+"/"+method, func(t *testing.T) { f(t, py, method) })
		}
	}
}

// someMethods runs f for the oldest and the newest Python with every start method, and for the
// others with one of them in turn, or with EXIT42_TRUTH=all with every one, too.
func someMethods(t *testing.T, f func(t *testing.T, py Interpreter, method string)) {
	found := findOnce()
	for i, py := range interpreters(t) {
		methods := py.Methods
		if py.Path != newest(found).Path && py.Path != oldest(found).Path && os.Getenv(truthEnv) != "all" {
			methods = methods[i%len(methods):][:1]
		}
		for _, method := range methods {
			t.Run(py.Version+"/"+method, func(t *testing.T) { f(t, py, method) })
		}
	}
}

// experiment is one with one file of testdata, or with the text itself.
func experiment(t testing.TB, py Interpreter, method, file string) demo.Experiment {
	t.Helper()
	name, text := "program.py", file
	if !strings.Contains(file, "\n") {
		data, err := os.ReadFile(filepath.Join("testdata", file))
		if err != nil {
			t.Fatal(err)
		}
		name, text = filepath.Base(file), string(data)
	}
	return demo.Experiment{
		Files: []demo.File{{Name: name, Text: text}}, Runtime: Runtime{py}, Method: method,
		Limits: demo.Limits{Wall: patience},
	}
}

func start(t testing.TB, exp demo.Experiment) *demo.Session {
	t.Helper()
	s, err := demo.Start(exp)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s
}

// play runs an experiment to its end and returns what it did.
func play(t testing.TB, exp demo.Experiment) *demo.Trace {
	t.Helper()
	f := follow(t, start(t, exp))
	f.toEnd()
	f.noTrouble()
	return &f.Trace
}

// A follower is a session with the trace of what came from it so far.
type follower struct {
	demo.Trace
	*demo.Session
	t    testing.TB
	seen int                // events that step has looked at
	held map[int]demo.Event // the event at which a process is held
}

func follow(t testing.TB, s *demo.Session) *follower {
	return &follower{t: t, Session: s, held: map[int]demo.Event{}}
}

// more waits for the next events; false at the end of the run.
func (f *follower) more() bool {
	f.t.Helper()
	watch := time.AfterFunc(patience, func() {
		f.t.Errorf("nothing came for %v after:\n%s", patience, f.tail(20))
		f.Session.Close()
	})
	defer watch.Stop()
	batch, err := f.Next()
	for _, e := range batch {
		f.Append(e)
	}
	return err != io.EOF
}

func (f *follower) toEnd() {
	f.t.Helper()
	for f.more() {
	}
	if f.Len() == 0 || f.Event(f.Len()-1).Kind != demo.KindEnd {
		f.t.Fatalf("the last event is not %q:\n%s", demo.KindEnd, f.tail(20))
	}
}

// until waits for an event that is wanted, from index i on, and returns its index.
func (f *follower) until(i int, wanted func(demo.Event) bool) int {
	f.t.Helper()
	for {
		for ; i < f.Len(); i++ {
			if wanted(f.Event(i)) {
				return i
			}
		}
		if !f.more() {
			f.t.Fatalf("the run ended without what was waited for:\n%s", f.tail(20))
		}
	}
}

// step lets processes go, each event by event and never further, until an event is wanted.
// With parent or child false it leaves that side where it is held.
func (f *follower) step(parent, child bool, wanted func(demo.Event) bool) demo.Event {
	f.t.Helper()
	for {
		for ; f.seen < f.Len(); f.seen++ {
			e := f.Event(f.seen)
			if e.Held {
				f.held[e.PID] = e
			}
			if wanted(e) {
				f.seen++
				return e
			}
		}
		root := f.At(f.Len()).Parent
		for pid := range f.held {
			switch {
			case pid == root && parent:
				f.Step(demo.ParentOnly)
			case pid != root && child:
				f.Step(demo.ChildOnly)
			default:
				continue
			}
			delete(f.held, pid)
		}
		if !f.more() {
			f.t.Fatalf("the run ended without what was waited for:\n%s", f.tail(20))
		}
	}
}

func (f *follower) tail(n int) string { return tail(&f.Trace, n) }

func (f *follower) noTrouble() {
	f.t.Helper()
	for i := range f.Len() {
		if e := f.Event(i); e.Kind == demo.KindTrouble {
			f.t.Errorf("trouble: %s", e.Text)
		}
	}
}

func tail(t *demo.Trace, n int) string {
	var lines []byte
	for i := max(0, t.Len()-n); i < t.Len(); i++ {
		e := t.Event(i)
		lines = append(e.AppendJSON(lines), '\n')
	}
	return string(lines)
}

// printed is what a run printed on stdout or stderr, byte by byte.
func printed(t *demo.Trace, stream string) string {
	var text strings.Builder
	for i := range t.Len() {
		if e := t.Event(i); e.Kind == demo.KindOutput && e.Name == stream {
			text.WriteString(e.Text)
			if e.State != "partial" {
				text.WriteByte('\n')
			}
		}
	}
	return text.String()
}

// find is the first event that is wanted.
func find(t *demo.Trace, wanted func(demo.Event) bool) (demo.Event, bool) {
	for i := range t.Len() {
		if e := t.Event(i); wanted(e) {
			return e, true
		}
	}
	return demo.Event{}, false
}

func ofKind(kind demo.Kind) func(demo.Event) bool {
	return func(e demo.Event) bool { return e.Kind == kind }
}
