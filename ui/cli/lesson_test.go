package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"exit42/content"
	"exit42/lessons/workshop"
)

// TestShelved: a recording is good, is missing, is of another program, or shows something else than
// is claimed. No process is needed to see which.
func TestShelved(t *testing.T) {
	dir := t.TempDir()
	for name, files := range map[string]fs.FS{"": content.Lessons(), "recordings": content.Recordings()} {
		if err := os.CopyFS(filepath.Join(dir, name), files); err != nil {
			t.Fatal(err)
		}
	}
	d := desk{"mine", dir}
	changed := func(name, from, to string) {
		t.Helper()
		file := filepath.Join(dir, filepath.FromSlash(name))
		text, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(text, []byte(from)) {
			t.Fatalf("no %q in %s: %v", from, name, err)
		}
		if err := os.WriteFile(file, bytes.Replace(text, []byte(from), []byte(to), 1), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	states := func() map[string]string {
		t.Helper()
		r := d.read()
		if len(r.Mistakes) > 0 {
			t.Fatal(r.Mistakes)
		}
		all := map[string]string{}
		for _, s := range shelvedIn(d, r, launcher{}) {
			state := "good"
			switch {
			case !s.there:
				state = "missing"
			case !s.fresh:
				state = "stale"
			case s.broken != "":
				state = "broken: " + s.broken
			}
			all[strings.TrimPrefix(s.file(), "recordings/")] = state
		}
		return all
	}
	for name, state := range states() {
		if state != "good" {
			t.Errorf("%s is %s", name, state)
		}
	}
	changed("01-promise/lesson.md", "`target is 42`", "`target is 43`")
	changed("01-promise/return_0.py", "return 0", "return 0  # another")
	if err := os.Remove(filepath.Join(dir, "recordings", "02-exit-code", "killed.ndjson.gz")); err != nil {
		t.Fatal(err)
	}
	now := states()
	for name, want := range map[string]string{
		"01-promise/promise.ndjson.gz":         "broken: target is 43; in the run, target is 42",
		"01-promise/return_0.ndjson.gz":        "stale",
		"02-exit-code/killed.ndjson.gz":        "missing",
		"06-join-first/order-solved.ndjson.gz": "good",
	} {
		if now[name] != want {
			t.Errorf("%s is %s, and not %s", name, now[name], want)
		}
	}
}

// TestStepsAreTold: the help names every kind of step, and all that can be said of a run. Which
// these are, the mistakes of a lesson say.
func TestStepsAreTold(t *testing.T) {
	wrong := strings.NewReplacer("Read: The start", "Nothing", "**a** `0`", "**a** `0`\n\n  **Shows:** `x is 0`", "`exitcode is 0`", "`nobody is 0`")
	r := workshop.Read(fstest.MapFS{
		"lesson.md": {Data: []byte(wrong.Replace(lessonOf("mine", "Text.")))}, "p.py": {Data: []byte("print(1)\n")},
	}, workshop.Workshop{})
	var said []string
	for _, m := range r.Mistakes {
		said = append(said, m.What)
	}
	all := regexp.MustCompile(`begin with one of (.*) and a colon|with one of (.*)`).FindAllStringSubmatch(strings.Join(said, "\n"), -1)
	if len(all) < 2 {
		t.Fatalf("the mistakes name no words: %q", said)
	}
	told := strings.Join(strings.Fields(lessonSteps), " ")
	for _, list := range all {
		for _, word := range strings.Split(list[1]+list[2], ", ") {
			if !strings.Contains(told, word) {
				t.Errorf("the help does not tell of %q", word)
			}
		}
	}
}
