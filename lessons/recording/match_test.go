package recording_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/lessons/selftest"
)

const remedy = "go run . record content/recordings --python 3.13.0 makes them anew"

func load(t *testing.T) []lessons.Lesson {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// files are those of a program that a lesson has in Go alone.
func files(p lessons.Program) []demo.File {
	files, _ := native.Lookup(p.Native)
	return files
}

func noExperiment(p lessons.Program) demo.Experiment { return demo.Experiment{Files: files(p)} }

// recorded are the names of the recordings that there are.
func recorded(t *testing.T) []string {
	t.Helper()
	names, err := fs.Glob(content.Recordings(), "*/*")
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// TestRecordingsAreThere: one for each program that a lesson runs in Python or shows in another
// language, and no other.
func TestRecordingsAreThere(t *testing.T) {
	names := recorded(t)
	var want []string
	for _, take := range recording.Takes(load(t), noExperiment) {
		want = append(want, take.File)
	}
	for _, name := range want {
		if !slices.Contains(names, name) {
			t.Errorf("%s is missing; %s", name, remedy)
		}
	}
	for _, name := range names {
		if !slices.Contains(want, name) {
			t.Errorf("%s is left over: no lesson runs its program", name)
		}
	}
}

// cases are what is recorded: those that need no folder of a learner.
func cases(t *testing.T) []selftest.Case {
	t.Helper()
	var all []selftest.Case
	for _, c := range selftest.Cases(load(t)) {
		if c.Lesson.Steps[c.Step].Exercise == nil {
			c.Program = recording.Shown(c.Program, files(c.Program))
			all = append(all, c)
		}
	}
	if len(all) < 30 {
		t.Fatalf("only %d cases are recorded", len(all))
	}
	return all
}

// same finds the Python to hold a recording against: of the very version if that is here. The
// recordings' Python has the start method by which they were made.
func same(t *testing.T, version, method string) (python.Interpreter, bool) {
	home, _ := os.UserHomeDir()
	found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(t.Context())
	found = slices.DeleteFunc(found, func(i python.Interpreter) bool { return !i.Supported() || !slices.Contains(i.Methods, method) })
	if len(found) == 0 {
		return python.Interpreter{}, false
	}
	at := slices.IndexFunc(found, func(i python.Interpreter) bool { return i.Name() == version })
	return found[max(at, 0)], true
}

// TestRecordingsHold: each is of exactly the program in its lesson, and what the lesson claims
// of it holds of the recording.
func TestRecordingsHold(t *testing.T) {
	shelf := recording.NewShelf(content.Recordings())
	for _, c := range cases(t) {
		trace, ok := shelf.Find(c.Lesson.Folder, c.Program)
		if !ok {
			t.Errorf("%s: there is no recording of exactly this program; %s", c.Name(), remedy)
			continue
		}
		for _, check := range c.Check(trace, selftest.Recorded(trace), "") {
			if !check.OK {
				t.Errorf("%s, recorded: claimed %s, and seen %s", c.Name(), check.Claim, check.Saw)
			}
		}
	}
}

// TestRecordingsMatch: what a recording in Python proves of all that its lesson asks, claims and relies on
// is the same as what a run proves now.
func TestRecordingsMatch(t *testing.T) {
	all := slices.DeleteFunc(cases(t), func(c selftest.Case) bool { return c.Tool != "" && c.Tool != string(lessons.Python) })
	shelf := recording.NewShelf(content.Recordings())
	first, ok := shelf.Find(all[0].Lesson.Folder, all[0].Program)
	if !ok {
		t.Fatal("the first recording is missing; " + remedy)
	}
	was := first.At(first.Len()).Run
	i, ok := same(t, was.Runtime, was.Method)
	if !ok {
		t.Skip("no Python that can be used is here")
	}
	if system, _, _ := strings.Cut(was.OS, "/"); system != runtime.GOOS {
		t.Skipf("the recordings are of %s", was.OS)
	}
	if i.Name() != was.Runtime {
		t.Logf("recorded on %s, and held against %s", was.Runtime, i.Name())
	}
	if testing.Short() {
		all = all[:8]
	}
	turns := make(chan struct{}, 2)
	var group sync.WaitGroup
	for _, c := range all {
		turns <- struct{}{}
		group.Go(func() {
			defer func() { <-turns }()
			matches(t, shelf, c, i)
		})
	}
	group.Wait()
}

// matches holds the recording of a case against a run now. What holds for some versions only, and
// this is another, is not held against it.
func matches(t *testing.T, shelf *recording.Shelf, c selftest.Case, i python.Interpreter) {
	before, ok := shelf.Find(c.Lesson.Folder, c.Program)
	if !ok {
		t.Errorf("%s: no recording", c.Name())
		return
	}
	now, err := demo.Record(t.Context(), demo.Experiment{
		Runtime: python.Runtime{Interpreter: i}, Files: []demo.File{{Name: c.Program.File, Text: c.Program.Source}},
		Method: before.At(before.Len()).Run.Method,
	})
	if err != nil {
		t.Errorf("%s: %v", c.Name(), err)
		return
	}
	other := i.Name() != before.At(before.Len()).Run.Runtime
	for _, subject := range c.Subjects() {
		if other && conditional(c, subject) {
			continue
		}
		old, _, ok := before.Evidence().Says(subject)
		if value, _, okNow := now.Evidence().Says(subject); value != old || ok != okNow {
			t.Errorf("%s: %s is %q in the recording (%t), and is %q now (%t); %s", c.Name(), subject, old, ok, value, okNow, remedy)
		}
	}
}

func conditional(c selftest.Case, subject string) bool {
	return slices.ContainsFunc(c.Shows, func(s lessons.Shown) bool {
		return s.Subject == subject && strings.Contains(s.With.String(), "Python 3.")
	})
}

var somebody = regexp.MustCompile(`/(home|Users|root|tmp|private|var/folders|usr|opt)/[^"\\ ]*|\b[A-Z]:\\\\[^"]*|\.pyenv`)

// TestNothingOfTheMachine: no path of the machine on which they were made, and no name of a person.
func TestNothingOfTheMachine(t *testing.T) {
	who := ""
	if u, err := user.Current(); err == nil && u.Username != "root" {
		who = u.Username
	}
	home, _ := os.UserHomeDir()
	for _, name := range recorded(t) {
		text := unpacked(t, name)
		if found := somebody.Find(text); found != nil {
			t.Errorf("%s has %s", name, found)
		}
		for _, word := range []string{home, who} {
			if len(word) > 2 && bytes.Contains(text, []byte(word)) {
				t.Errorf("%s has %q", name, word)
			}
		}
	}
}

// unpacked is a recording as text.
func unpacked(t *testing.T, name string) []byte {
	t.Helper()
	file, err := content.Recordings().Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
