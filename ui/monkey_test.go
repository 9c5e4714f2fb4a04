package ui

import (
	"context"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui/progress"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// TestMonkey: whatever is pressed, pasted, resized or found, in whatever screen, with real
// processes: nothing panics, every picture fits its window, one gets out of everything, and
// nothing is left in the end.
func TestMonkey(t *testing.T) {
	var pythons []python.Interpreter
	if home, err := os.UserHomeDir(); err == nil {
		found, _ := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}.Find(t.Context())
		pythons = slices.DeleteFunc(found, func(i python.Interpreter) bool { return !i.Supported() })
	}
	been := map[string]bool{}
	for i, start := range []struct {
		name string
		with func(*Options)
		keys int
	}{
		{"tutorial", func(*Options) {}, 1500},
		{"recordings", func(o *Options) { o.Recording = recording.NewShelf(content.Recordings()).Find }, 1500},
		{"python", func(o *Options) {
			o.Pythons = func(context.Context) ([]python.Interpreter, []python.Lack) { return pythons, nil }
		}, 400},
		{"watch", func(o *Options) {
			program := o.Lessons[5].Parts[0].Program
			files := []demo.File{{Name: program.File, Text: program.Source}}
			o.Watch = &Watched{Title: program.File, Experiment: demo.Experiment{Files: files, Input: true}, Save: o.Save}
			o.Pythons = func(context.Context) ([]python.Interpreter, []python.Lack) { return pythons, nil }
		}, 800},
		{"trace", func(o *Options) { o.Watch = &Watched{Title: "pool", Trace: readTrace(t, "pool4-fork"), Save: o.Save} }, 800},
		{"compare", func(o *Options) {
			o.Compare = &Compared{A: fixedTrace(t, "promise-fork"), B: fixedTrace(t, "promise-spawn")}
		}, 800},
	} {
		t.Run(start.name, func(t *testing.T) {
			if testing.Short() {
				start.keys /= 5
			}
			m := newMonkey(t, int64(42+i), pythons, start.with)
			m.plays(start.keys)
			m.leaves()
			t.Logf("%d runs, %d of them to their end, %d pictures", m.cage.runs, m.cage.ended, m.cage.pictures)
			for name := range m.cage.been {
				been[name] = true
			}
		})
	}
	for _, name := range []string{"promise", "library", findScreen, recapScreen, labScreen, matrixScreen, watchScreen, compareScreen,
		fmt.Sprint(helpPage), fmt.Sprint(byHandPage), fmt.Sprint(programPage)} {
		if !been[name] && !testing.Short() {
			t.Errorf("the monkey was never in %s", name)
		}
	}
}

// A monkey presses keys in a program that runs on an emulated screen.
type monkey struct {
	t       *testing.T
	seed    int64
	random  *rand.Rand
	keys    []tea.KeyPressMsg
	runs    []string // the numbers of the steps in which something runs: "3.2"
	pythons []python.Interpreter
	term    *uitest.Terminal
	prog    *tea.Program
	cage    *cage
	done    chan error
	home    string // the screen that it began with, which may have no way out but q
	temp    string
	last    []string // what it did last
}

func newMonkey(t *testing.T, seed int64, pythons []python.Interpreter, with func(*Options)) *monkey {
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	home, temp, tools := t.TempDir(), t.TempDir(), others.Find(os.Getenv("PATH"))
	t.Setenv("TMPDIR", temp)
	edit := func(string) (Edit, error) {
		return Edit{
			Run:   func(io.Reader, io.Writer, io.Writer) error { return nil },
			Read:  func() (string, error) { return "print(42)\n", nil },
			Close: func() {},
		}, nil
	}
	o := Options{
		Lessons: all, Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor}, Parallel: 1,
		Progress: progress.Open(filepath.Join(home, "progress.yaml")), Sheet: content.Sheet(),
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return nil, nil },
		Native: func(name string) (demo.Runtime, []demo.File, bool) {
			files, ok := native.Lookup(name)
			return native.Runtime{Program: name}, files, ok
		},
		Elsewhere: func(name string, p lessons.Program) (demo.Experiment, string, bool) {
			tool, ok := others.Named(tools, name)
			files := []demo.File{{Name: p.File, Text: p.Source}}
			return demo.Experiment{Files: files, Runtime: others.Runtime{Tool: tool}, Method: "exec"}, tool.String(), ok
		},
		ExerciseDir: func(name string) string { return filepath.Join(home, "folders", filepath.Base("/"+name)) },
		Save: func(name, text string) (string, error) {
			path := filepath.Join(home, filepath.Base(name))
			return path, os.WriteFile(path, []byte(text), 0o600)
		},
		Edit:     func(_, _ string) (Edit, error) { return edit("") },
		EditFile: edit,
	}
	with(&o)
	m := &monkey{
		t: t, seed: seed, random: rand.New(rand.NewSource(seed)), keys: allKeys(), pythons: pythons,
		term: uitest.New(80, 24), cage: &cage{Model: New(o), t: t, been: map[string]bool{}, started: map[*demo.Session]bool{}}, done: make(chan error, 1), temp: temp,
	}
	m.cage.monkey, m.home = m, m.cage.at
	for _, l := range all {
		for _, part := range l.Parts {
			if part.Run >= 0 {
				m.runs = append(m.runs, fmt.Sprintf("%d.%d", l.Number, part.Run+1))
			}
		}
	}
	m.prog = tea.NewProgram(m.cage, tea.WithInput(m.term), tea.WithOutput(m.term), tea.WithWindowSize(80, 24),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignals())
	m.term.Cooked = true
	go func() {
		_, err := m.prog.Run()
		m.cage.end()
		m.done <- err
	}()
	t.Cleanup(func() {
		m.prog.Kill()
		m.term.Close()
	})
	return m
}

// A cage is the program, watched: each picture is looked at.
type cage struct {
	*Model
	t      *testing.T
	monkey *monkey

	flying atomic.Int32 // commands

	mu                    sync.Mutex
	been                  map[string]bool
	bad                   bool
	over                  bool
	started               map[*demo.Session]bool // and not taken yet
	runs, ended, pictures int
}

func (c *cage) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch msg := msg.(type) {
	case runStarted:
		c.runs++
		delete(c.started, msg.session)
	case eventsCame:
		if slices.ContainsFunc(msg.events, func(e demo.Event) bool { return e.Kind == demo.KindEnd }) {
			c.ended++
		}
	}
	_, cmd := c.Model.Update(msg)
	c.been[c.at], c.been[fmt.Sprint(c.page)] = true, true
	return c, c.outlived(cmd)
}

// outlived is a command whose answer may come when nobody takes it any more: a session would
// then end with this process only, which goes on with other tests.
func (c *cage) outlived(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		c.flying.Add(1)
		defer c.flying.Add(-1)
		msg := cmd()
		switch msg := msg.(type) {
		case tea.BatchMsg:
			for i := range msg {
				msg[i] = c.outlived(msg[i])
			}
		case runStarted:
			c.mu.Lock()
			defer c.mu.Unlock()
			if c.started[msg.session] = true; c.over && msg.session != nil {
				msg.session.Close()
			}
		}
		return msg
	}
}

// end closes what was started and not taken.
func (c *cage) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.over = true
	for session := range c.started {
		if session != nil {
			session.Close()
		}
	}
	c.Close()
}

func (c *cage) View() tea.View {
	c.mu.Lock()
	defer c.mu.Unlock()
	v := c.Model.View()
	c.pictures++
	lines := strings.Split(v.Content, "\n")
	wide := slices.IndexFunc(lines, func(line string) bool { return ansi.StringWidth(line) > c.w })
	if c.w > 0 && c.h > 0 && !c.bad && (len(lines) != c.h || wide >= 0) {
		c.bad = true
		c.t.Errorf("seed %d: at %q, in %dx%d: %d lines, line %d is too wide; after %q:\n%s",
			c.monkey.seed, c.at, c.w, c.h, len(lines), wide+1, c.monkey.last, ansi.Strip(v.Content))
	}
	return v
}

// asks answers a question about the program.
func (c *cage) asks(question func(*Model) bool) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return question(c.Model)
}

// allKeys are those of the key map, and some that are in none; not those that quit.
func allKeys() []tea.KeyPressMsg {
	var all []tea.KeyPressMsg
	k := newKeys()
	for _, g := range k.groups() {
		for _, b := range g.keys {
			for _, name := range b.Keys() {
				all = append(all, keyNamed(name))
			}
		}
	}
	for _, name := range strings.Fields("enter enter enter enter enter n n down down up e e e space space ? z x a b c d e f g h 1 2 3 4 5 6 7 8 9 S S H / é 世 ~ \\ \" tab esc m") {
		all = append(all, keyNamed(name))
	}
	return slices.DeleteFunc(all, func(k tea.KeyPressMsg) bool { return k.String() == "q" || k.String() == "ctrl+c" })
}

func keyNamed(name string) tea.KeyPressMsg {
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	if rest, ok := strings.CutPrefix(name, "shift+"); ok {
		key := keyOf(rest)
		key.Mod = tea.ModShift
		return key
	}
	key := keyOf(name)
	if name == "space" {
		key.Text = " "
	}
	return key
}

// plays does n things.
func (m *monkey) plays(n int) {
	for i := range n {
		switch dice := m.random.Intn(100); {
		case dice < 89:
			m.presses(m.keys[m.random.Intn(len(m.keys))])
		case dice < 94:
			m.walks()
		case dice < 95:
			m.letsRun()
		case dice < 98:
			m.resizes()
		default:
			m.happens()
		}
		if i%100 == 99 {
			m.getsOut()
		}
		select {
		case err := <-m.done:
			m.t.Fatalf("seed %d: it ended, after %q: %v", m.seed, m.last, err)
		default:
		}
	}
}

func (m *monkey) did(what string) {
	if m.last = append(m.last, what); len(m.last) > 30 {
		m.last = m.last[1:]
	}
}

func (m *monkey) sends(msg tea.Msg, what string) {
	m.did(what)
	m.prog.Send(msg)
}

func (m *monkey) presses(k tea.KeyPressMsg) { m.sends(k, k.String()) }

// types types what a person would: into the emulated keyboard's program, key by key.
func (m *monkey) types(names ...string) {
	for _, name := range names {
		m.presses(keyNamed(name))
	}
}

// walks goes where it wants to be.
func (m *monkey) walks() {
	switch m.random.Intn(10) {
	case 0, 1: // a step of a lesson
		m.jumps(fmt.Sprintf("%d.%d", 1+m.random.Intn(8), 1+m.random.Intn(15)))
	case 2, 3, 4, 5, 6: // a step in which something runs
		at := m.runs[m.random.Intn(len(m.runs))]
		m.jumps(at)
		m.types("S", "enter")
		m.letsRun()
	case 7:
		m.types("esc", "esc", "m", "L")
	case 8:
		m.types("esc", "esc", "m", "M")
	case 9:
		m.types("esc", "esc", "m", "R")
	}
}

// jumps searches for a step by its number, and goes there.
func (m *monkey) jumps(to string) {
	m.types("esc", "esc", "/")
	m.types(strings.Split(to, "")...)
	m.types("enter")
	m.waits(time.Second, func(m *Model) bool { return m.at != findScreen })
}

// letsRun lets what runs come to its end, or gives up on it.
func (m *monkey) letsRun() {
	m.types("e")
	m.waits(time.Second, func(m *Model) bool { return m.screen() == nil || !m.screen().shown().live() })
}

// waits waits for something that need not come.
func (m *monkey) waits(most time.Duration, is func(*Model) bool) bool {
	for end := time.Now().Add(most); !m.cage.asks(is); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			return false
		}
	}
	return true
}

func (m *monkey) resizes() {
	w, h := 1+m.random.Intn(200), 1+m.random.Intn(60)
	if m.random.Intn(2) == 0 {
		w, h = 80, 24
	}
	m.term.Resize(w, h)
	m.sends(tea.WindowSizeMsg{Width: w, Height: h}, fmt.Sprintf("%dx%d", w, h))
}

// happens is what comes from the terminal or the machine.
func (m *monkey) happens() {
	gone := python.Interpreter{Path: filepath.Join(m.temp, "no", "python3"), Version: "3.12.0", Impl: "CPython", Default: "fork", Methods: []string{"fork", "spawn"}}
	switch m.random.Intn(8) {
	case 0:
		m.sends(tea.PasteMsg{Content: "42\x1b[31m\nq\r\n\x00世" + strings.Repeat("long ", m.random.Intn(100))}, "paste")
	case 1:
		m.sends(tea.FocusMsg{}, "focus")
	case 2:
		m.sends(tea.BlurMsg{}, "blur")
	case 3:
		m.sends(tea.ColorProfileMsg{Profile: colorprofile.ANSI}, "colours")
	case 4:
		m.sends(pythonsFound{pythons: m.pythons}, "pythons")
	case 5:
		m.sends(pythonsFound{lacks: []python.Lack{{}}}, "no python")
	case 6:
		m.sends(pythonsFound{pythons: append(slices.Clone(m.pythons), gone)}, "pythons, and one that is gone")
	case 7:
		m.sends(pythonFound{gone}, "a python that is gone")
	}
}

// getsOut goes to the contents, where there is a way to them: a few keys must do.
func (m *monkey) getsOut() {
	m.term.Resize(80, 24)
	m.sends(tea.WindowSizeMsg{Width: 80, Height: 24}, "80x24")
	m.types("esc", "esc", "esc", "m", "m", "m") // the last three are for pages that lie over a screen
	m.types("esc", "esc")                       // m opens the matrix in the contents
	if !m.waits(uitest.Patience, func(now *Model) bool {
		return now.page == noPage && (now.at == "" || now.at == m.home && now.at == watchScreen && !now.screen().typing())
	}) {
		m.t.Fatalf("seed %d: stuck at %q after %q:\n%s", m.seed, m.cage.at, m.last, m.term.Text())
	}
}

// leaves quits from wherever it is, and looks whether something is left.
func (m *monkey) leaves() {
	m.types("esc", "q")
	select {
	case err := <-m.done:
		if err != nil {
			m.t.Errorf("seed %d: after %q: %v", m.seed, m.last, err)
		}
	case <-time.After(uitest.Patience):
		m.t.Fatalf("seed %d: q does not quit after %q:\n%s", m.seed, m.last, m.term.Text())
	}
	for end := time.Now().Add(uitest.Patience); ; time.Sleep(10 * time.Millisecond) {
		left := LeftIn(m.temp)
		if n := m.cage.flying.Load(); n > 0 { // which may still write, or start something
			left = append(left, fmt.Sprintf("%d commands", n))
		}
		if len(left) == 0 {
			return
		}
		if time.Now().After(end) {
			m.t.Fatalf("seed %d: left behind: %v", m.seed, left)
		}
	}
}

// LeftIn are the directories that runs made in a directory for temporary files, and the processes
// that were told of it.
func LeftIn(temp string) []string {
	var left []string
	files, _ := os.ReadDir(temp)
	for _, f := range files {
		left = append(left, f.Name())
	}
	found, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, file := range found {
		environ, _ := os.ReadFile(file)
		command, _ := os.ReadFile(filepath.Join(filepath.Dir(file), "cmdline"))
		if strings.Contains(string(environ)+string(command), temp) {
			left = append(left, filepath.Dir(file))
		}
	}
	return left
}
