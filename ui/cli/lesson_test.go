package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exit42/content"
	"exit42/demo/python"
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
		for _, s := range shelvedIn(d, r, python.Interpreter{}) {
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
		"01-promise/promise.ndjson.gz":         "broken: claimed is target is 43, and it shows target is 42",
		"01-promise/return_0.ndjson.gz":        "stale",
		"02-exit-code/killed.ndjson.gz":        "missing",
		"06-join-first/order-solved.ndjson.gz": "good",
	} {
		if now[name] != want {
			t.Errorf("%s is %s, and not %s", name, now[name], want)
		}
	}
}
