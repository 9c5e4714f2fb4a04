//go:build unix

package python

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	root := install(
		t,
		fake{path: "bin/python3", version: "3.11.2", prefix: "/usr"},
		fake{path: "bin/notpython", body: "exit 1"},
		fake{path: "pyenv/shims/python3.13", body: "exit 1"},
		fake{path: "pyenv/versions/2.7.18/bin/python", version: "2.7.18", prefix: "/27"},
		fake{path: "pyenv/versions/3.1.4/bin/python3", version: "3.1.4", prefix: "/31"},
		fake{path: "pyenv/versions/3.12.1/bin/python3", version: "3.12.1", prefix: "/3121"},
		fake{path: "pyenv/versions/3.12.9/bin/python3", version: "3.12.9", prefix: "/3129"},
		fake{path: "pyenv/versions/3.13.0/bin/python3", version: "3.13.0", prefix: "/313"},
		fake{path: "pyenv/versions/pypy/bin/python3", version: "3.10.14", prefix: "/pypy", impl: "pypy"},
		fake{path: "my venv/bin/python", version: "3.11.2", prefix: "/venv"},
	)
	write(t, filepath.Join(root, "empty/file"), "", 0o644)
	t.Chdir(root)
	const there = "there are 3.11.2, 3.13.0, 3.12.9, 3.12.1"
	tests := []struct {
		name string
		want string // "path version from", or the error
	}{
		{"3", "bin/python3 3.11.2 PATH"},
		{"3.12", "pyenv/versions/3.12.9/bin/python3 3.12.9 pyenv"},
		{"3.12.1", "pyenv/versions/3.12.1/bin/python3 3.12.1 pyenv"},
		{"3.10", "pyenv/versions/pypy/bin/python3 3.10.14 pyenv"},
		{"3.21", `no Python "3.21" found; ` + there},
		{"3.13.0rc1", `no Python "3.13.0rc1" found; ` + there},
		{"3.1", `"3.1" can't be used: Python 3.1.4: too old, 3.8 or newer is needed; ` + there},
		{"2", `"2" can't be used: Python 2.7.18: too old, 3.8 or newer is needed; ` + there},
		{"python3", "bin/python3 3.11.2 PATH"},
		{"python3.13", "pyenv/versions/3.13.0/bin/python3 3.13.0 pyenv"},
		{"python3.21", `no Python "3.21" found; ` + there},
		{"pyton3", `no command "pyton3" on PATH; ` + there},
		{"", `no command "" on PATH; ` + there},
		{"notpython", `"notpython" can't be used: exited with status 1`},
		{"./my venv/bin/python", "my venv/bin/python 3.11.2 given"},
		{root + "/bin/python3", "bin/python3 3.11.2 given"},
		{"./my venv", `"./my venv" is a directory; did you mean "my venv/bin/python"?`},
		{"./empty", `"./empty" is a directory`},
		{"empty/file", `"empty/file" can't be used: not executable`},
		{"no/\x1b[31m", `no file "no/\x1b[31m"`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			i, err := finder(root, "pyenv/shims", "bin").Resolve(t.Context(), test.name)
			got := ""
			if err != nil {
				got = err.Error()
			} else {
				got = strings.Join(inRoot(root, []Interpreter{i}), "")
			}
			if got != test.want {
				t.Errorf("Resolve(%q)\n got %s\nwant %s", test.name, got, test.want)
			}
		})
	}
}

func TestResolveWithFewOrNone(t *testing.T) {
	root := install(t, fake{path: "one/python3", version: "3.11.2"})
	for dir, want := range map[string]string{
		"one":  `no Python "3.12" found; there is 3.11.2`,
		"none": `no Python "3.12" found; there is none that can be used`,
	} {
		if _, err := finder(root, dir).Resolve(t.Context(), "3.12"); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", dir, err, want)
		}
	}
}
