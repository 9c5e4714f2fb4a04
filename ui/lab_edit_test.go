package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"exit42/demo/lab"
)

// A fakeEditor is the person's editor with its files in memory.
type fakeEditor struct {
	text           string // what the file says
	opened, closed int
}

func (f *fakeEditor) open(_, program string) (Edit, error) {
	f.text = program
	f.opened++
	return Edit{Read: func() (string, error) { return f.text, nil }, Close: func() { f.closed++ }}, nil
}

func (f *fakeEditor) save(old, now string) { f.text = strings.Replace(f.text, old, now, 1) }

// withFiles lets a model edit and write, in memory.
func withFiles(m *Model) *fakeEditor {
	f := &fakeEditor{}
	m.opts.Edit = f.open
	m.opts.Save = func(name, _ string) (string, error) { return name, nil }
	return f
}

// pressWithFiles presses a key; an editor or a file that it asks for is there at once.
func pressWithFiles(m *Model, k string) {
	typing := m.screen() != nil && m.screen().typing()
	_, cmd := m.Update(keyOf(k))
	if typing || cmd == nil || k != "E" && k != "w" {
		return
	}
	tell(m, cmd())
	if l, ok := m.screen().(laboratory); ok && k == "E" && l.file != nil {
		poll(m)
	}
}

// tell gives the model a message, or each of many.
func tell(m *Model, msg tea.Msg) {
	batch, ok := msg.(tea.BatchMsg)
	if !ok {
		m.Update(msg)
	}
	for _, cmd := range batch {
		if cmd != nil {
			tell(m, cmd())
		}
	}
}

// poll looks at the file in the editor once.
func poll(m *Model) {
	l := inLab(m)
	m.Update(readEdit(l.editing, *l.file, 0)())
}

// editing is a lab whose program is in the editor, not changed yet.
func editing(t *testing.T) (*Model, *fakeEditor) {
	t.Helper()
	m := newModel(t, darkTheme, 80, 24)
	f := withFiles(m)
	press(m, "l")
	pressWithFiles(m, "E")
	if inLab(m).file == nil {
		t.Fatal("no editor was opened")
	}
	return m, f
}

// TestLabEdit: what the editor saved runs, once. A knob takes the generated program again, and
// the file is taken away.
func TestLabEdit(t *testing.T) {
	m, f := editing(t)
	if l := inLab(m); l.edited != "" || l.run.live() {
		t.Fatal("a program that was not changed counts as edited")
	}
	f.save("return 42", "return 43")
	poll(m)
	l := inLab(m)
	if _, shown := l.program(m.machine); shown != f.text || !l.run.live() {
		t.Errorf("runs: %v, the program is:\n%s", l.run.live(), shown)
	}
	playLab(m, pipeTrace(t))
	before := inLab(m).run.id
	poll(m)
	if l := inLab(m); l.run.id != before || l.run.live() {
		t.Error("what was not changed since runs again")
	}
	for _, key := range []string{"left", "t", "right"} { // t does nothing here
		press(m, key, "down", "up")
		if _, shown := inLab(m).program(m.machine); shown != f.text {
			t.Fatalf("%s takes the edited program away:\n%s", key, shown)
		}
	}
	press(m, "right")
	if lines := strings.Split(stripped(m), "\n"); !strings.Contains(stripped(m), "once more") || strings.Contains(lines[2]+lines[3], "42") {
		t.Errorf("it is not asked, or the knobs tell of another program:\n%s", stripped(m))
	}
	_, cmd := m.Update(keyOf("right"))
	if _, shown := inLab(m).program(m.machine); shown == f.text {
		t.Errorf("the program is still:\n%s", shown)
	}
	if runAll(cmd); f.closed != 1 {
		t.Errorf("closed %d times", f.closed)
	}
}

// TestLabEditRow: a row brought back from the table stays, whatever the file says still, and E
// opens its program.
func TestLabEditRow(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	f := withFiles(m)
	press(m, "l")
	playLab(m, pipeTrace(t))
	pressWithFiles(m, "E")
	f.save("return 42", "return 43")
	poll(m)
	playLab(m, pipeTrace(t))
	press(m, "tab", "tab", "tab", "home", "enter")
	poll(m)
	if l := inLab(m); l.edited != "" || l.run.live() {
		t.Error("the row was thrown away")
	}
	pressWithFiles(m, "E")
	if f.opened != 2 || f.closed != 1 || !strings.Contains(f.text, "return 42") {
		t.Errorf("opened %d, closed %d:\n%s", f.opened, f.closed, f.text)
	}
}

// TestLabEditThenGo: an editor that was left without a change keeps nothing from running in Go,
// and what it saves meanwhile is there with Python again.
func TestLabEditThenGo(t *testing.T) {
	m, f := editing(t)
	press(m, "g")
	poll(m)
	if l := inLab(m); l.edited != "" || l.refusal != "" {
		t.Errorf("edited %v, refused %q", l.edited != "", l.refusal)
	}
	f.save("return 42", "return 43")
	poll(m)
	if l := inLab(m); l.edited != "" || l.refusal != "" {
		t.Errorf("in Go: edited %v, refused %q", l.edited != "", l.refusal)
	}
	press(m, "g")
	poll(m)
	if l := inLab(m); l.edited != f.text || !l.run.live() {
		t.Error("what was saved is not taken with Python again")
	}
}

// TestLabEditVisits: however often the editor is visited, one look at the file follows another.
func TestLabEditVisits(t *testing.T) {
	m, _ := editing(t)
	chains, looks := 0, []tea.Cmd{}
	for range 3 {
		m.Update(keyOf("E"))
		_, look := m.Update(editorLeft{id: inLab(m).editing})
		looks = append(looks, look)
	}
	for _, look := range looks {
		if _, again := m.Update(look()); again != nil {
			chains++
		}
	}
	if chains != 1 {
		t.Errorf("%d looks go on", chains)
	}
}

// TestLabEditTwice: E pressed twice quickly opens one editor, and every file that was opened is
// taken away, also one that comes when nobody waits for it any more.
func TestLabEditTwice(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	f := withFiles(m)
	press(m, "l")
	_, first := m.Update(keyOf("E"))
	if _, second := m.Update(keyOf("E")); second != nil {
		t.Error("E twice asks for two editors")
	}
	press(m, "right")
	_, closes := m.Update(first())
	if runAll(closes); f.opened != 1 || f.closed != 1 {
		t.Errorf("opened %d, closed %d", f.opened, f.closed)
	}
}

// TestLabWantedCloses: a program wanted from elsewhere takes the file away.
func TestLabWantedCloses(t *testing.T) {
	m, f := editing(t)
	press(m, "esc")
	_, cmd := m.Update(labWanted{lab.Default()})
	if runAll(cmd); f.closed != 1 {
		t.Errorf("closed %d times", f.closed)
	}
}

// TestLabAway: what is saved while another screen is shown does not run, and back in the lab it
// does, before any key.
func TestLabAway(t *testing.T) {
	m, f := editing(t)
	press(m, "esc")
	f.save("return 42", "return 43")
	poll(m)
	if l := inLab(m); l.edited != f.text || l.run.live() {
		t.Errorf("away: edited %v, runs %v", l.edited == f.text, l.run.live())
	}
	press(m, "l")
	f.save("return 43", "return 44")
	poll(m)
	if l := inLab(m); l.edited != f.text || !l.run.live() {
		t.Errorf("back: edited %v, runs %v", l.edited == f.text, l.run.live())
	}
	playLab(m, pipeTrace(t))
	playLab(m, pipeTrace(t))
	press(m, "tab", "tab", "tab", "v", "up")
	_, cmd := m.Update(keyOf("v"))
	_, cmd = m.Update(cmd())
	m.Update(cmd())
	if m.at != compareScreen || !inLab(m).away {
		t.Fatalf("at %q, away %v", m.at, inLab(m).away)
	}
	if press(m, "esc"); m.at != labScreen || inLab(m).away {
		t.Errorf("at %q, away %v", m.at, inLab(m).away)
	}
}

// TestLabMarkdown: the knobs are written of the runs they describe, and of no other.
func TestLabMarkdown(t *testing.T) {
	m, f := editing(t)
	playLab(m, pipeTrace(t))
	f.save("return 42", "return 43")
	poll(m)
	playLab(m, pipeTrace(t))
	lines := strings.Split(inLab(m).markdown(), "\n")
	if !strings.HasPrefix(lines[2], "| return |") || !strings.HasPrefix(lines[3], "| edited | - | - | - | Python") {
		t.Errorf("the table is:\n%s", strings.Join(lines, "\n"))
	}
	if a, b := strings.Count(lines[0], "|"), strings.Count(lines[3], "|"); a != b {
		t.Errorf("%d bars in the head and %d in a row", a, b)
	}
	for range keptTraces + 5 {
		playLab(m, pipeTrace(t))
	}
	if title := inLab(m).rows[1].title(); title != "edited" {
		t.Errorf("an old edited run is called %q", title)
	}
}

// TestLabPaste: ctrl+v starts no clipboard program.
func TestLabPaste(t *testing.T) {
	m := newModel(t, darkTheme, 80, 24)
	press(m, "l", "down", "left")
	if _, cmd := m.Update(tea.KeyPressMsg{Code: 'v', Mod: tea.ModCtrl}); cmd != nil {
		if !inLab(m).types {
			t.Fatal("no text is typed")
		}
		t.Errorf("ctrl+v gives %T", cmd())
	}
}
