//go:build unix

package main

import (
	"bufio"
	"errors"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/testscript"

	"exit42/demo"
	"exit42/ui/uitest"
)

// mayImport says which rooms of this house each room may look into, and which libraries
// besides the standard one it may use. A room that is not here does not exist, and what nobody
// uses is not here.
var mayImport = map[string]struct{ rooms, libraries []string }{
	"content":             {},
	"demo":                {[]string{"demo/guard", "demo/pickle"}, nil},
	"demo/guard":          {nil, []string{"golang.org/x/sys/windows"}},
	"demo/python":         {[]string{"demo"}, nil},
	"demo/native":         {[]string{"demo", "demo/native/process", "demo/native/programs"}, nil},
	"demo/native/process": {nil, nil},
	"demo/native/programs": {[]string{
		"demo/native/process", "demo/native/programs/exitcode", "demo/native/programs/exits", "demo/native/programs/file", "demo/native/programs/pipe",
		"demo/native/programs/promise", "demo/native/programs/shared", "demo/native/programs/socket", "demo/native/programs/stdout",
	}, nil},
	"demo/native/programs/exitcode": {[]string{"demo/native/process"}, nil},
	"demo/native/programs/exits":    {[]string{"demo/native/process"}, nil},
	"demo/native/programs/file":     {[]string{"demo/native/process"}, nil},
	"demo/native/programs/pipe":     {[]string{"demo/native/process"}, nil},
	"demo/native/programs/promise":  {[]string{"demo/native/process"}, nil},
	"demo/native/programs/shared":   {[]string{"demo/native/process"}, nil},
	"demo/native/programs/socket":   {[]string{"demo/native/process"}, nil},
	"demo/native/programs/stdout":   {[]string{"demo/native/process"}, nil},
	"lessons":                       {nil, []string{"github.com/yuin/goldmark", "github.com/goccy/go-yaml"}},
	"lessons/class":                 {[]string{"lessons"}, nil},
	"lessons/report":                {[]string{"lessons", "lessons/class"}, nil},
	"lessons/workshop":              {[]string{"demo", "lessons", "lessons/recording"}, []string{"github.com/goccy/go-yaml"}},
	"demo/machine":                  {nil, []string{"golang.org/x/sys/windows"}},
	"ui/doctor":                     {},
	"ui/lectern":                    {nil, []string{"github.com/fsnotify"}},
	"ui/notes":                      {[]string{"ui/lectern", "ui/stage", "ui/theme"}, []string{"charm.land", "github.com/charmbracelet"}},
	"lessons/recording":             {[]string{"demo", "lessons"}, nil},
	"lessons/selftest":              {[]string{"demo", "demo/exercise", "demo/guard", "lessons"}, nil},
	"demo/exercise":                 {[]string{"demo"}, []string{"github.com/fsnotify"}},
	"demo/others":                   {[]string{"demo"}, nil},
	"ui/progress":                   {[]string{"lessons"}, []string{"github.com/adrg/xdg", "github.com/gofrs/flock", "github.com/natefinch/atomic"}},
	"ui/theme":                      {nil, []string{"charm.land", "github.com/charmbracelet"}},
	"demo/pickle":                   {},
	"demo/editor":                   {[]string{"demo/guard"}, nil},
	"demo/lab":                      {[]string{"demo", "demo/native"}, nil},
	"ui/stage":                      {[]string{"demo", "demo/pickle", "ui/theme", "ui/words"}, []string{"charm.land", "github.com/charmbracelet", "github.com/alecthomas/chroma"}},
	"ui/words":                      {[]string{"demo", "demo/pickle"}, nil},
	"ui/plain":                      {[]string{"demo", "demo/pickle", "lessons", "ui/words", "ui/stage"}, nil},
	"ui/uitest":                     {nil, []string{"github.com/charmbracelet"}},
	"ui/handout":                    {[]string{"demo", "lessons", "lessons/workshop", "ui/stage", "ui/words", "ui/theme"}, []string{"github.com/yuin/goldmark", "github.com/charmbracelet/x/ansi"}},
	"ui":                            {[]string{"demo", "demo/exercise", "demo/lab", "demo/python", "lessons", "lessons/class", "ui/lectern", "ui/progress", "ui/stage", "ui/theme", "ui/words"}, []string{"charm.land", "github.com/charmbracelet"}},
	"ui/cli": {[]string{
		"content", "demo", "demo/exercise", "demo/lab", "demo/machine", "demo/native", "demo/others", "demo/python", "lessons", "lessons/class", "lessons/recording", "lessons/report", "lessons/selftest",
		"lessons/workshop", "ui", "ui/doctor", "ui/handout", "ui/lectern", "ui/notes", "ui/plain", "ui/progress", "ui/stage", "ui/theme",
	}, []string{"charm.land/bubbletea", "github.com/charmbracelet", "github.com/spf13", "github.com/muesli"}},
	".": {[]string{"demo/editor", "demo/python", "ui/cli", "ui/theme"}, []string{"charm.land/bubbletea", "github.com/charmbracelet"}},
}

// TestImports holds the house to its one direction: main, ui, lessons, demo.
func TestImports(t *testing.T) {
	rooms := importsOfRooms(t)
	for room, may := range mayImport {
		if rooms[room] == nil {
			t.Errorf("room %s is in the table, and is not there", room)
		}
		for _, other := range may.rooms {
			if !slices.Contains(rooms[room], "exit42/"+other) {
				t.Errorf("%s may import %s, and does not: take it out of the table", room, other)
			}
		}
		for _, library := range may.libraries {
			if !slices.ContainsFunc(rooms[room], func(imp string) bool { return within(imp, library) }) {
				t.Errorf("%s may import the library %s, and does not: take it out of the table", room, library)
			}
		}
	}
	for room, imports := range rooms {
		may, ok := mayImport[room]
		if !ok {
			t.Errorf("room %s is not in the table: say what it may import", room)
			continue
		}
		for _, imp := range imports {
			inside, ours := strings.CutPrefix(imp, "exit42/")
			switch {
			case ours && !slices.Contains(may.rooms, inside):
				t.Errorf("%s imports %s, which it may not", room, imp)
			case !ours && strings.Contains(strings.Split(imp, "/")[0], ".") && !slices.ContainsFunc(may.libraries, func(l string) bool { return within(imp, l) }):
				t.Errorf("%s imports the library %s, which it may not", room, imp)
			case imp == "os/exec" && !startsProcesses(room):
				t.Errorf("%s imports os/exec: only demo starts processes", room)
			}
		}
	}
}

// TestPicturesAreTrue: the pictures in the README are what the program draws.
func TestPicturesAreTrue(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, golden := range []string{"TestScreens/80x24/09-zombie", "TestWatchScreens/80x24/stuck"} {
		drawn, err := os.ReadFile(filepath.Join("ui", "testdata", filepath.FromSlash(golden)+".golden"))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(readme), "```\n"+strings.TrimRight(string(drawn), "\n")+"\n```") {
			t.Errorf("README.md shows another picture than ui/testdata/%s.golden", golden)
		}
	}
}

// within says whether a package is of that library, or below that path.
func within(imp, library string) bool {
	return imp == library || strings.HasPrefix(imp, library+"/")
}

func startsProcesses(room string) bool { return room == "demo" || strings.HasPrefix(room, "demo/") }

// importsOfRooms reads the import lines of every package that is no test.
func importsOfRooms(t *testing.T) map[string][]string {
	rooms := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && file != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := path.Dir(filepath.ToSlash(file))
		if rooms[room] == nil {
			rooms[room] = []string{} // it is there, whatever it imports
		}
		for _, imp := range parsed.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			rooms[room] = append(rooms[room], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rooms) < 5 {
		t.Fatalf("only %d rooms were found: the walk is broken", len(rooms))
	}
	return rooms
}

// asExit42, in the environment, makes the test binary the program itself.
const asExit42 = "EXIT42_TEST_IS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asExit42) != "" {
		main()
	}
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each process would stay for a second
	testscript.Main(m, map[string]func(){"exit42": main})
}

// TestScripts runs the command line's specification: one file a subject.
func TestScripts(t *testing.T) {
	found, _ := finder().Find(t.Context())
	path, first := os.Getenv("PATH"), ""
	for _, i := range found {
		if i.Supported() {
			first = i.Path
			break
		}
	}
	if first == "" {
		t.Log("no Python was found: scripts that need one are skipped")
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("EXIT42_ONLY", strings.Split(env.Getenv("PATH"), string(filepath.ListSeparator))[0])
			env.Setenv("PATH", env.Getenv("PATH")+string(filepath.ListSeparator)+path)
			env.Setenv("PYTHON", first)
			env.Setenv("LANG", "C.UTF-8")
			env.Setenv("XDG_STATE_HOME", filepath.Join(env.WorkDir, ".state"))
			env.Setenv("GORACE", os.Getenv("GORACE"))
			return nil
		},
		Condition: func(cond string) (bool, error) { return cond == "python" && first != "", nil },
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"trace": isTrace,
			"exits": exits,
		},
	})
}

// exits runs a command that must exit with a code: exits 2 exit42 opne.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND ...")
	}
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, not %s", code, args[0])
	}
}

// isTrace checks that a file is a trace which a reader accepts, and that it ends as it should.
func isTrace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: trace FILE")
	}
	trace, err := demo.Read(strings.NewReader(ts.ReadFile(args[0])))
	ts.Check(err)
	if last := trace.Event(trace.Len() - 1); last.Kind != demo.KindEnd || last.Name != "done" {
		ts.Fatalf("the trace ends with %s %s", last.Kind, last.Name)
	}
}

// onTerminal starts the real binary on a true terminal, with this environment besides.
func onTerminal(t *testing.T, w, h int, env []string, args ...string) (term *uitest.Terminal, wait func() error) {
	t.Helper()
	return onTerminalIn(t, "", w, h, env, args...)
}

// onTerminalIn is onTerminal in a directory.
func onTerminalIn(t *testing.T, dir string, w, h int, env []string, args ...string) (term *uitest.Terminal, wait func() error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), asExit42+"=1", "TERM=xterm-256color", "LANG=C.UTF-8", "XDG_STATE_HOME="+t.TempDir()), env...)
	file, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)})
	if err != nil {
		t.Fatal(err)
	}
	term = uitest.New(w, h)
	drawn := make(chan struct{})
	go func() {
		io.Copy(term, file) // until the last process that has the terminal is gone
		close(drawn)
	}()
	go io.Copy(file, term)
	t.Cleanup(func() {
		cmd.Process.Kill()
		file.Close()
		term.Close()
	})
	return term, func() error {
		err := cmd.Wait()
		<-drawn
		return err
	}
}

// sees waits for words, or says what was there instead.
func sees(t *testing.T, term *uitest.Terminal, words ...string) {
	t.Helper()
	if !term.WaitFor(words...) {
		t.Fatalf("no %q on the screen:\n%s", words, term.Text())
	}
}

// walk is the whole first lesson as a person takes it: keys, and what must then be seen.
var walk = []struct{ keys, sees string }{
	{"\r", "1 of 14"},
	{"\r", "2 of 14"},
	{"\r", "3 of 14"},
	{"\r", "choose an answer first"},
	{"a", "a 42"},
	{"\r", "say how sure you are first"},
	{"3\r", "4 of 14"},
	{"b1\r", "5 of 14"},
	{"d2\r", "6 of 14"},
	{"\r", "The parent begins"},
	{" ", "about to run line"},
	{"e", "The run is over"},
	{"\r", "not so"},
	{"\r\r\r\r", "C1"},
	{"\x1b[B\x1b[B\x1b[B\r", "event"},
	{"n", "9 of 14"},
	{"\r", "10 of 14"},
}

// noPython is an environment in which no Python is found.
func noPython(t *testing.T) []string {
	empty := t.TempDir()
	return []string{"PATH=" + empty, "PYENV_ROOT=" + empty, "HOME=" + empty}
}

func TestWholeLessonOnATerminal(t *testing.T) {
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		for name, env := range map[string][]string{"any": nil, "without Python": noPython(t)} {
			term, wait := onTerminal(t, size[0], size[1], env)
			sees(t, term, "The article's promise", "LIVE ")
			if name == "without Python" {
				sees(t, term, "RECORDED Python 3.", "LIVE Go 1.")
			}
			for _, step := range walk {
				term.Type(step.keys)
				sees(t, term, step.sees)
			}
			term.Type("q")
			if err := wait(); err != nil {
				t.Errorf("%s at %v: after q: %v", name, size, err)
			}
			leftAsFound(t, term)
		}
	}
}

// leftAsFound checks that each mode of the terminal that was turned on was turned off again.
func leftAsFound(t *testing.T, term *uitest.Terminal) {
	t.Helper()
	raw := term.Raw()
	for _, mode := range []string{"1049", "2004", "1004", "1000", "1002", "1003", "1006"} {
		on, off := strings.LastIndex(raw, "\x1b[?"+mode+"h"), strings.LastIndex(raw, "\x1b[?"+mode+"l")
		if on > off {
			t.Errorf("mode %s was left on", mode)
		}
	}
	if show, hide := strings.LastIndex(raw, "\x1b[?25h"), strings.LastIndex(raw, "\x1b[?25l"); hide > show {
		t.Error("the cursor was left hidden")
	}
}

// TestNothingToDrawOn: with no terminal and nobody who types, a clear line says what to do.
func TestNothingToDrawOn(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self) // its input is the null device
	cmd.Env = append(os.Environ(), asExit42+"=1", "XDG_STATE_HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != 2 || !strings.Contains(string(out), "hint: exit42 --plain is the tutorial as text") {
		t.Errorf("%v: %s", err, out)
	}
}

// TestKilledOutright: the app is killed in the middle of a held run, and nothing of it is left.
func TestKilledOutright(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	cmd := exec.Command(self, "run", "promise", "--runtime", "go", "--step")
	cmd.Env = append(os.Environ(), asExit42+"=1", "TMPDIR="+temp)
	stdin, err := cmd.StdinPipe() // open: the run stays held
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	begun := regexp.MustCompile(`The parent begins: process (\d+)`)
	pid := 0
	for lines := bufio.NewScanner(out); pid == 0 && lines.Scan(); {
		if found := begun.FindStringSubmatch(lines.Text()); found != nil {
			pid, _ = strconv.Atoi(found[1])
		}
	}
	if pid == 0 {
		t.Fatal("the parent never began")
	}
	cmd.Process.Kill()
	cmd.Wait()
	deadline := time.After(uitest.Patience)
	for {
		left, _ := filepath.Glob(filepath.Join(temp, "*"))
		if len(left) == 0 && syscall.Kill(pid, 0) == syscall.ESRCH {
			return
		}
		select {
		case <-deadline:
			t.Fatalf("left behind: %v, process %d", left, pid)
		case <-time.After(time.Millisecond):
		}
	}
}

// TestWatchOnATerminal: a program of one's own reads what is typed, has the first ctrl+c, and
// its trace is written.
func TestWatchOnATerminal(t *testing.T) {
	path := firstPython(t)
	dir := t.TempDir()
	program := `
try:
    print("name?", flush=True)
    print("hello", input(), flush=True)
    while True:
        pass
except KeyboardInterrupt:
    print("interrupted by ctrl+c")
`
	if err := os.WriteFile(filepath.Join(dir, "greet.py"), []byte(program), 0o600); err != nil {
		t.Fatal(err)
	}
	term, wait := onTerminalIn(t, dir, 80, 24, nil, "watch", "--python", path, "--run", "greet.py")
	for _, step := range []struct{ keys, sees string }{
		{"", "greet.py"},
		{"", "name?"},
		{"t", "standard input"},
		{"Bob q?\r", "hello Bob q?"},
		{"\t", "run to the end"},
		{"\x03", "interrupted by ctrl+c"},
		{"", "nothing of it is left"},
		{"w", "written: "},
		{"x", "By hand"},
		{"\r", "greet.py"},
	} {
		term.Type(step.keys)
		sees(t, term, step.sees)
	}
	term.Type("q")
	if err := wait(); err != nil {
		t.Errorf("after q: %v", err)
	}
	leftAsFound(t, term)
	found, _ := filepath.Glob(filepath.Join(dir, "greet-*.ndjson"))
	if len(found) != 1 {
		t.Fatalf("traces: %v", found)
	}
	term, wait = onTerminalIn(t, dir, 80, 24, nil, "open", filepath.Base(found[0]))
	sees(t, term, "a trace", "RECORDED")
	term.Type("\x1b[F")
	sees(t, term, "nothing of it is left")
	term.Type("q")
	if err := wait(); err != nil {
		t.Errorf("after q: %v", err)
	}
}

// firstPython is a Python that can be used; without one the test is skipped.
func firstPython(t *testing.T) string {
	t.Helper()
	found, _ := finder().Find(t.Context())
	for _, i := range found {
		if i.Supported() {
			return i.Path
		}
	}
	t.Skip("skipped: no Python was found")
	return ""
}

func TestControlCExitsWith130(t *testing.T) {
	term, wait := onTerminal(t, 80, 24, noPython(t))
	sees(t, term, "LIVE Go 1.")
	term.Type("\x03")
	var exit *exec.ExitError
	if err := wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 {
		t.Errorf("not 130: %v", err)
	}
	leftAsFound(t, term)
}
