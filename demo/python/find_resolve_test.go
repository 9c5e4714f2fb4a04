//go:build unix

package python

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
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

// TestResolveLate: of a Python that does not answer nobody says that it is not there.
func TestResolveLate(t *testing.T) {
	root := install(
		t,
		fake{path: "a/python3.12", body: hang},
		fake{path: "a/python3.11", version: "3.11.2"},
	)
	fifo := openAlive(t, makeAlive(t, root), syscall.O_NONBLOCK)
	f := finder(root, "a")
	f.Limit = 300 * time.Millisecond
	path := filepath.Join(root, "a/python3.12")
	for _, name := range []string{"3.12", "python3.12", path} {
		_, err := f.Resolve(t.Context(), name)
		if want := `"` + name + `" did not answer within 300ms (` + path + ")"; !errors.Is(err, ErrLate) || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
	noneLeft(t, fifo)
}

// TestResolveAsksFew: who names a version does not wait for those that are plainly of another.
func TestResolveAsksFew(t *testing.T) {
	root := install(
		t,
		fake{path: "a/python3", version: "3.11.2", prefix: "/a"},
		fake{path: "a/python3.10", version: "3.10.1", prefix: "/a10"},
		fake{path: "pyenv/versions/3.9.1/bin/python", version: "3.9.1", prefix: "/39"},
		fake{path: "pyenv/versions/3.12.1/bin/python", version: "3.12.1", prefix: "/312"},
		fake{path: "pyenv/versions/mine/bin/python", version: "3.12.0", prefix: "/mine"},
	)
	i, err := finder(root, "a").Resolve(t.Context(), "3.12")
	if err != nil || i.Version != "3.12.1" {
		t.Errorf("%+v, %v", i, err)
	}
	text, _ := os.ReadFile(filepath.Join(root, "started"))
	started := strings.Fields(string(text))
	slices.Sort(started)
	if want := []string{"a/python3", "pyenv/versions/3.12.1/bin/python", "pyenv/versions/mine/bin/python"}; !slices.Equal(started, want) {
		t.Errorf("started %q, want %q", started, want)
	}
}

// TestFirst asks a shell's python3 alone, and the others only where that cannot be used.
func TestFirst(t *testing.T) {
	for _, test := range []struct {
		name          string
		fakes         []fake
		want          string
		late, started int
	}{
		{"good", []fake{{path: "a/python3", version: "3.8.1"}, {path: "a/python3.13", version: "3.13.0", prefix: "/b"}}, "3.8.1", 0, 1},
		{"too old", []fake{{path: "a/python3", version: "3.7.1"}, {path: "a/python3.13", version: "3.13.0", prefix: "/b"}}, "3.13.0", 0, 2},
		{"late", []fake{{path: "a/python3", body: "sleep 1000"}}, "", 1, 1},
		{"none", nil, "", 0, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			root := install(t, test.fakes...)
			f := finder(root, "a")
			if test.late > 0 {
				f.Limit = 200 * time.Millisecond
			}
			i, ok, lacks := f.First(t.Context())
			late := slices.DeleteFunc(lacks, func(l Lack) bool { return !l.Late })
			text, _ := os.ReadFile(filepath.Join(root, "started"))
			started := strings.Fields(string(text))
			if i.Version != test.want || ok != (test.want != "") || len(late) != test.late || len(started) > test.started {
				t.Errorf("%q, %t, late %v, started %q", i.Version, ok, late, started)
			}
		})
	}
}
