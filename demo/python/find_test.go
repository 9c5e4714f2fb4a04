//go:build unix

package python

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A fake is a shell script that answers as a Python does.
type fake struct {
	path    string // relative to the test's directory
	version string
	prefix  string // the same for all if empty
	impl    string // "cpython" if empty
	exe     string // what it says sys.executable is; its own name if empty
	body    string // if not empty, the whole script instead of an answer
}

// install writes the fakes into a new directory and returns it. Each appends its name to the
// file "started" when it starts.
func install(t *testing.T, fakes ...fake) string {
	t.Helper()
	root := realPath(t.TempDir())
	for _, f := range fakes {
		body := f.body
		if body == "" {
			exe := `"$0"`
			if f.exe != "" {
				exe = "'" + filepath.Join(root, f.exe) + "'"
			}
			impl := f.impl
			if impl == "" {
				impl = "cpython"
			}
			said := "spawn 'fork spawn forkserver'"
			if strings.HasPrefix(f.version, "2.") {
				said = "'' ''"
			}
			body = fmt.Sprintf(`printf 'exit42:\000%%s\000%%s\000%%s\000%%s\000%%s\000%%s\000:exit42' %s '%s' '%s' %s %s`,
				exe, f.prefix, f.version, impl, said)
		}
		script := fmt.Sprintf("#!/bin/sh\necho %s >>'%s/started'\n%s\n", f.path, root, body)
		write(t, filepath.Join(root, f.path), script, 0o755)
	}
	return root
}

func write(t *testing.T, path, text string, mode os.FileMode) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, path); err != nil {
		t.Fatal(err)
	}
}

// finder looks in the named directories of root, and in root/pyenv.
func finder(root string, dirs ...string) Finder {
	for i, dir := range dirs {
		dirs[i] = filepath.Join(root, dir)
	}
	return Finder{
		PATH:      strings.Join(dirs, string(os.PathListSeparator)),
		PyenvRoot: filepath.Join(root, "pyenv"),
		GOOS:      "linux",
		Limit:     time.Minute, // so that a slow machine does not fail a test
	}
}

// inRoot writes what was found as "path version from".
func inRoot(root string, found []Interpreter) []string {
	var lines []string
	for _, i := range found {
		path, _ := filepath.Rel(root, i.Path)
		lines = append(lines, path+" "+i.Version+" "+i.From)
	}
	return lines
}

func TestFindOrderAndDuplicates(t *testing.T) {
	tests := []struct {
		name    string
		fakes   []fake
		links   map[string]string // path: to, both in the test's directory
		dirs    []string
		want    []string
		started []string
	}{
		{
			name: "the python3 of PATH first, then the newest",
			fakes: []fake{
				{path: "a/python3", version: "3.9.2", prefix: "/a"},
				{path: "a/python3.8", version: "3.8.1", prefix: "/a8"},
				{path: "b/python3.10", version: "3.10.0", prefix: "/b10"},
				{path: "b/python3.14", version: "3.14.0rc1", prefix: "/b14"},
			},
			dirs: []string{"a", "b"},
			want: []string{"a/python3 3.9.2 PATH", "b/python3.14 3.14.0rc1 PATH", "b/python3.10 3.10.0 PATH", "a/python3.8 3.8.1 PATH"},
		},
		{
			name:    "links in one directory are one Python, started once",
			fakes:   []fake{{path: "a/python3.12", version: "3.12.1", prefix: "/a"}},
			links:   map[string]string{"a/python3": "a/python3.12", "a/python": "a/python3", "b": "a"},
			dirs:    []string{"a", "b"},
			want:    []string{"a/python3 3.12.1 PATH"},
			started: []string{"a/python3.12"},
		},
		{
			name:  "a link from another directory is the same Python if the prefix is",
			fakes: []fake{{path: "a/python3.12", version: "3.12.1", prefix: "/a"}},
			links: map[string]string{"b/python3": "a/python3.12"},
			dirs:  []string{"b", "a"},
			want:  []string{"b/python3 3.12.1 PATH"},
		},
		{
			name: "a virtual environment is a Python of its own",
			fakes: []fake{
				{path: "a/python3.12", version: "3.12.1", prefix: "/a"},
				{path: "launch/python3", version: "3.12.1", prefix: "/venv", exe: "venv/python"},
			},
			links: map[string]string{"venv/python": "a/python3.12"},
			dirs:  []string{"launch", "a"},
			want:  []string{"venv/python 3.12.1 PATH", "a/python3.12 3.12.1 PATH"},
		},
		{
			name: "a manager's one program behind many names is asked by each name",
			fakes: []fake{{
				path: "manager", body: `case $0 in
*3.11) v=3.11.9;; *) v=3.12.9;; esac
printf 'exit42:\000%s\000/m\000%s\000cpython\000fork\000fork\000:exit42' "${0%/*}/$v/python" $v`,
			}},
			links:   map[string]string{"shims/python3.11": "manager", "shims/python3.12": "manager"},
			dirs:    []string{"shims"},
			want:    []string{"shims/3.12.9/python 3.12.9 PATH", "shims/3.11.9/python 3.11.9 PATH"},
			started: []string{"manager", "manager"},
		},
		{
			name: "pyenv's versions, not its shims, and the chosen one first",
			fakes: []fake{
				{path: "pyenv/shims/python3", body: "exit 1"},
				{path: "pyenv/shims/python3.13", body: "exit 1"},
				{path: "pyenv/versions/2.7.18/bin/python", version: "2.7.18", prefix: "/27"},
				{path: "pyenv/versions/3.11.7/bin/python3", version: "3.11.7", prefix: "/311"},
				{path: "pyenv/versions/3.13.0/bin/python3", version: "3.13.0", prefix: "/313"},
				{path: "usr/python3", version: "3.9.2", prefix: "/usr"},
			},
			dirs: []string{"pyenv/shims", "usr"},
			want: []string{"pyenv/versions/3.11.7/bin/python3 3.11.7 pyenv", "pyenv/versions/3.13.0/bin/python3 3.13.0 pyenv", "usr/python3 3.9.2 PATH"},
		},
		{
			name: "PyPy answers but comes last",
			fakes: []fake{
				{path: "a/python3", version: "3.10.14", prefix: "/pypy", impl: "pypy"},
				{path: "b/python3", version: "3.8.0", prefix: "/b"},
			},
			dirs: []string{"a", "b"},
			want: []string{"b/python3 3.8.0 PATH", "a/python3 3.10.14 PATH"},
		},
		{
			name:  "a directory of that name is nothing, nor is a relative entry of PATH",
			fakes: []fake{{path: "a/python3/file", body: "exit 1"}},
			dirs:  []string{"a"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := install(t, test.fakes...)
			write(t, filepath.Join(root, "pyenv/version"), "3.99.0\nsystem\n3.11.7\n3.13.0\n", 0o644)
			for path, to := range test.links {
				link(t, filepath.Join(root, to), filepath.Join(root, path))
			}
			f := finder(root, test.dirs...)
			f.PATH += string(os.PathListSeparator) + "."
			found, _ := f.Find(t.Context())
			if got := inRoot(root, found); !slices.Equal(got, test.want) {
				t.Errorf("found\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
			if test.started != nil {
				text, _ := os.ReadFile(filepath.Join(root, "started"))
				if got := strings.Fields(string(text)); !slices.Equal(got, test.started) {
					t.Errorf("started %q, want %q", got, test.started)
				}
			}
		})
	}
}

func TestFindAnswer(t *testing.T) {
	root := install(t, fake{path: "with space/python3", version: "3.14.0rc1", prefix: "/a\nb"})
	found, lacks := finder(root, "with space").Find(t.Context())
	want := []Interpreter{{
		Path: filepath.Join(root, "with space/python3"), Version: "3.14.0rc1", Impl: "CPython",
		Methods: []string{"spawn", "fork", "forkserver"}, Default: "spawn", From: "PATH",
	}}
	if !reflect.DeepEqual(found, want) || lacks != nil {
		t.Errorf("Find = %+v, %+v, want %+v and no lacks", found, lacks, want)
	}
}

func TestFindLacks(t *testing.T) {
	tests := []struct {
		name string
		fake fake
		want string
	}{
		{"Python 2", fake{path: "python", version: "2.7.18"}, "Python 2.7.18: too old, 3.8 or newer is needed"},
		{"3.7", fake{path: "python3", version: "3.7.16"}, "Python 3.7.16: too old, 3.8 or newer is needed"},
		{"old PyPy", fake{path: "python3", version: "3.6.9", impl: "pypy"}, "PyPy 3.6.9: too old, 3.8 or newer is needed"},
		{
			"broken shim",
			fake{path: "python3.12", body: "echo 'pyenv: python3.12: command not found' >&2; exit 127"},
			"pyenv shim with no version behind it",
		},
		{"says nothing", fake{path: "python3", body: "exit 0"}, "did not answer as a Python does"},
		{"garbage", fake{path: "python3", body: `printf 'exit42:\000\377\000x\n'`}, "did not answer as a Python does"},
		{"fails silently", fake{path: "python3", body: "exit 3"}, "exited with status 3"},
		{
			"fails with control characters",
			fake{path: "python3", body: `printf '\n \033]0;title\007\033[31mred\tgr\303\274n\r\n2\n' >&2; exit 1`},
			`exited with status 1: \x1b]0;title\a\x1b[31mred\tgrün`,
		},
		{
			"fails at length",
			fake{path: "python3", body: "printf '%0500d' 0 >&2; exit 1"},
			"exited with status 1: " + strings.Repeat("0", 99) + "…",
		},
		{"killed", fake{path: "python3", body: "kill -9 $$"}, "signal: killed"},
		{"endless output", fake{path: "python3", body: "trap '' PIPE; while :; do echo for ever; done"}, "wrote more than 256 KiB instead of an answer"},
		{"endless errors", fake{path: "python3", body: "while :; do echo for ever >&2; done"}, "wrote more than 256 KiB instead of an answer"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := test.fake.path
			test.fake.path = "bin dir/" + path
			root := install(t, test.fake)
			found, lacks := finder(root, "bin dir").Find(t.Context())
			want := []Lack{{Path: filepath.Join(root, "bin dir", path), Why: test.want}}
			if len(found) != 0 || !slices.Equal(lacks, want) {
				t.Errorf("Find = %v, %v, want no Python and %v", found, lacks, want)
			}
		})
	}
}

func TestFindFilesThatCannotStart(t *testing.T) {
	root := realPath(t.TempDir())
	write(t, filepath.Join(root, "python3"), "#!/bin/sh\n", 0o644)
	write(t, filepath.Join(root, "python3.9"), "#!/no/such/shell\n", 0o755)
	write(t, filepath.Join(root, "python3.8"), "\x00\x01", 0o755)
	link(t, filepath.Join(root, "gone"), filepath.Join(root, "python3.10"))
	_, lacks := finder(root, ".").Find(t.Context())
	want := []Lack{
		{Path: filepath.Join(root, "python3"), Why: "not executable"},
		{Path: filepath.Join(root, "python3.10"), Why: "a symbolic link to nothing"},
		{Path: filepath.Join(root, "python3.9"), Why: "what it needs to start is missing"},
		{Path: filepath.Join(root, "python3.8"), Why: "exec format error"},
	}
	if !slices.Equal(lacks, want) {
		t.Errorf("lacks\n%v\nwant\n%v", lacks, want)
	}
}

// hang is the body of a fake that never answers and has a child that never ends. Both keep the
// FIFO "alive" open, so that its reader sees the end when the last of them is gone.
const hang = `exec 9>"${0%/*}/../alive"
sleep 1000 &
echo up >&9
sleep 1000`

// makeAlive makes the FIFO.
func makeAlive(t *testing.T, root string) string {
	t.Helper()
	path := filepath.Join(root, "alive")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// openAlive opens it for reading. It waits for a writer, unless mode is O_NONBLOCK.
func openAlive(t *testing.T, path string, mode int) *os.File {
	t.Helper()
	fifo, err := os.OpenFile(path, os.O_RDONLY|mode, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { fifo.Close() })
	if err := fifo.SetReadDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	return fifo
}

// noneLeft reads until the last writer is gone.
func noneLeft(t *testing.T, fifo *os.File) {
	t.Helper()
	if _, err := io.ReadAll(fifo); err != nil {
		t.Errorf("a process was left: %v", err)
	}
}

func TestFindEndsWhatHangs(t *testing.T) {
	root := install(t, fake{path: "a/python3", body: hang}, fake{path: "a/python3.12", version: "3.12.1"})
	fifo := openAlive(t, makeAlive(t, root), syscall.O_NONBLOCK)
	f := finder(root, "a")
	f.Limit = 1500 * time.Millisecond
	found, lacks := f.Find(t.Context())
	if got := inRoot(root, found); !slices.Equal(got, []string{"a/python3.12 3.12.1 PATH"}) {
		t.Errorf("found %q", got)
	}
	if want := []Lack{{filepath.Join(root, "a/python3"), "did not answer within 1.5s", true}}; !slices.Equal(lacks, want) {
		t.Errorf("lacks %v, want %v", lacks, want)
	}
	noneLeft(t, fifo)
}

// TestFindOutOfTime: what has not answered when the time is over is late, whether it was started
// or not; nobody says that it is not there.
func TestFindOutOfTime(t *testing.T) {
	root := install(t, fake{path: "a/python3", body: hang}, fake{path: "a/python3.12", version: "3.12.1"})
	fifo := openAlive(t, makeAlive(t, root), syscall.O_NONBLOCK)
	ctx, cancel := context.WithDeadline(t.Context(), time.Now())
	defer cancel()
	found, lacks := finder(root, "a").Find(ctx)
	want := []Lack{
		{filepath.Join(root, "a/python3"), "did not answer in time", true},
		{filepath.Join(root, "a/python3.12"), "did not answer in time", true},
	}
	if len(found) != 0 || !slices.Equal(lacks, want) {
		t.Errorf("Find = %v, %v, want %v", found, lacks, want)
	}
	noneLeft(t, fifo)
}

func TestFindIsCancelled(t *testing.T) {
	root := install(t, fake{path: "a/python3", body: hang})
	path := makeAlive(t, root)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		found, lacks := finder(root, "a").Find(ctx)
		if found != nil || lacks != nil {
			t.Errorf("Find = %v, %v, want nothing, since nobody can say what was wrong", found, lacks)
		}
	}()
	fifo := openAlive(t, path, 0)
	if _, err := io.ReadFull(fifo, make([]byte, len("up\n"))); err != nil {
		t.Fatal(err)
	}
	cancel()
	<-ended
	noneLeft(t, fifo)
	if _, err := finder(root, "a").Resolve(ctx, "python3"); !errors.Is(err, context.Canceled) {
		t.Errorf("Resolve with a cancelled context = %v", err)
	}
}

func TestFindEndsWhatIsLeftInTheBackground(t *testing.T) {
	answer := `exec 9>"${0%/*}/../alive"
sleep 1000 &
printf 'exit42:\000%s\000/a\0003.12.1\000cpython\000fork\000fork\000:exit42' "$0"`
	root := install(t, fake{path: "a/python3", body: answer})
	fifo := openAlive(t, makeAlive(t, root), syscall.O_NONBLOCK)
	found, lacks := finder(root, "a").Find(t.Context())
	if got := inRoot(root, found); !slices.Equal(got, []string{"a/python3 3.12.1 PATH"}) {
		t.Errorf("found %q, %v", got, lacks)
	}
	noneLeft(t, fifo)
}

// Windows' names and its stub can be tried anywhere; only the launcher's paths can't.
func TestFindOnWindows(t *testing.T) {
	root := install(
		t,
		fake{path: "a/py.exe", body: `echo ' -V:3.12 * C:\Python312\python.exe'; exit 1`},
		fake{path: "a/python.exe", version: "3.12.1", prefix: "/a"},
		fake{path: "a/python3", version: "3.11.1", prefix: "/not-for-windows"},
		fake{path: "pyenv/versions/3.9.1/python.exe", version: "3.9.1", prefix: "/39"},
	)
	write(t, filepath.Join(root, "a/python3.exe"), "", 0o755)
	f := finder(root, "a")
	f.GOOS = "windows"
	found, lacks := f.Find(t.Context())
	if got, want := inRoot(root, found), []string{"a/python.exe 3.12.1 PATH", "pyenv/versions/3.9.1/python.exe 3.9.1 pyenv"}; !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if want := []Lack{{Path: filepath.Join(root, "a/python3.exe"), Why: "the Microsoft Store's stub, not a Python"}}; !slices.Equal(lacks, want) {
		t.Errorf("lacks %v, want %v", lacks, want)
	}
}

// The Pythons of this machine must say the same when they are asked in another way. What lies
// in the learner's directory and what is set for other Pythons must not disturb them.
func TestFindRealPythons(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "multiprocessing.py", "raise SystemExit('the wrong multiprocessing')", 0o644)
	t.Setenv("PYTHONHOME", "/nowhere")
	pyenv := os.Getenv("PYENV_ROOT")
	if home, err := os.UserHomeDir(); pyenv == "" && err == nil {
		pyenv = filepath.Join(home, ".pyenv")
	}
	f := Finder{PATH: os.Getenv("PATH"), PyenvRoot: pyenv, Limit: time.Minute}
	found, lacks := f.Find(t.Context())
	for _, l := range lacks {
		t.Logf("%s: %s", l.Path, l.Why)
	}
	if len(found) == 0 {
		t.Skip("no Python was found on this machine")
	}
	for n, i := range found {
		t.Logf("%+v", i)
		if !i.Supported() {
			continue
		}
		if len(i.Methods) == 0 || i.Methods[0] != i.Default {
			t.Errorf("%s: start methods %q, the first should be the default, %q", i.Path, i.Methods, i.Default)
		}
		if n > 1 && found[n-1].Supported() && compareVersions(found[n-1].Version, i.Version) < 0 {
			t.Errorf("%s comes after %s", i.Version, found[n-1].Version)
		}
		says, err := exec.Command(i.Path, "-I", "-c",
			"import multiprocessing as m, platform as p; print(p.python_version(), p.python_implementation(), m.get_context().get_start_method())").Output()
		if want := fmt.Sprintln(i.Version, i.Impl, i.Default); err != nil || string(says) != want {
			t.Errorf("%s says %q, %v, want %q", i.Path, says, err, want)
		}
	}
}
