//go:build unix

package python

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exit42/demo"
)

// TestOwnFiles: lines are told of each file below the root, but for what was installed there,
// and of no text that is no file.
func TestOwnFiles(t *testing.T) {
	const text = `import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
for name in "package", "site-packages", os.path.join("venv", "lib", "dist-packages"):
    os.makedirs(os.path.join(here, name))
    with open(os.path.join(here, name, "%s_module.py" % name[0]), "w") as file:
        file.write("import json\njson.dumps(1)\n")
    sys.path.insert(0, os.path.join(here, name))
os.chdir("/")

import other
import p_module
import s_module
import v_module

exec("x = 1\ny = 2\n")
exec(compile("x = 1\n", "relative.py", "exec"))
print(other.answer())
`
	for _, py := range interpreters(t) {
		exp := experiment(t, py, "fork", text)
		exp.Files = append(exp.Files, demo.File{Name: "other.py", Text: "def answer():\n    return 42\n"})
		trace := play(t, exp)
		if out := printed(trace, "stdout"); out != "42\n" {
			t.Fatalf("the program prints %q %q", out, printed(trace, "stderr"))
		}
		var files []string
		for _, e := range eventsOf(trace, demo.KindLine) {
			if name := filepath.Base(e.File); !slices.Contains(files, name) {
				files = append(files, name)
			}
			if !filepath.IsAbs(e.File) {
				t.Errorf("%s: a line of %q", py.Version, e.File)
			}
		}
		slices.Sort(files)
		if got := strings.Join(files, " "); got != "other.py p_module.py program.py" {
			t.Errorf("%s: lines of %s", py.Version, got)
		}
	}
}
