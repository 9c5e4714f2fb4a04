package notes

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/ui/lectern"
	"exit42/ui/theme"
)

var began = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// aTalk is one that is at a step's vote, a second ago.
func aTalk(after time.Duration) lectern.Talk {
	return lectern.Talk{
		Slug: "exit-code", At: "keep", Lesson: "3 What an exit code can hold", Step: "2 of 14 · predict", Title: "What does the parent read after `exit(300)`?",
		Notes: "Let them **argue**. Most say 300, and have a reason:\n\n- an exit code is an `int` in C\n- `sys.exit(300)` does not complain\n\nDo not give it away.\n",
		Next:  "run · Follow 300 to the kernel", Began: began, Wrote: began.Add(after - time.Second),
		Planned: 90 * time.Minute, Due: 10 * time.Minute, Until: 12 * time.Minute,
	}
}

// states are what a speaker may have to look at.
func states() map[string]state {
	busy := aTalk(75 * time.Minute)
	busy.Vote, busy.Run, busy.Armed, busy.Black = "second vote: 12 fairly sure; enter: on to certain (38 hands so far)", "frozen at join() · Python 3.13.0 · fork", "kills the child 4712", true
	busy.Doubt = "first vote: the hands for how sure are 54, and 40 voted; 40 voted, then 38"
	busy.Notes += strings.Repeat("\nAnd a paragraph that is long enough to be scrolled.\n", 12)
	ended := aTalk(88 * time.Minute)
	ended.Over, ended.Next = true, ""
	gone := aTalk(13 * time.Minute) // a second ago there was word
	gone.Gone = true
	bare := lectern.Talk{Lesson: "1 The promise", Step: "14 of 14 · recap", Title: "Recap", Began: began, Wrote: began}
	seen := func(t lectern.Talk, after time.Duration) state {
		return state{seen: lectern.Seen{Talk: t}, looked: true, now: began.Add(after)}
	}
	return map[string]state{
		"waiting":   {seen: lectern.Seen{Err: fs.ErrNotExist}, looked: true, now: began},
		"trouble":   {seen: lectern.Seen{Err: errors.New("progress-talk.json was written by a newer exit42; use the same one for both")}, looked: true, now: began},
		"on time":   seen(aTalk(11*time.Minute), 11*time.Minute),
		"ahead":     seen(aTalk(7*time.Minute), 7*time.Minute),
		"busy":      seen(busy, 75*time.Minute),
		"silent":    seen(aTalk(13*time.Minute), 14*time.Minute),
		"gone":      seen(gone, 13*time.Minute),
		"over":      seen(ended, 100*time.Minute),
		"yesterday": seen(aTalk(time.Hour), 25*time.Hour),
		"bare":      seen(bare, 5*time.Second),
	}
}

func TestScreens(t *testing.T) {
	for name, s := range states() {
		for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 36}} {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], strings.ReplaceAll(name, " ", "-")), func(t *testing.T) {
				l := newLook(theme.Options{Dark: true, Profile: colorprofile.ASCII})
				golden.RequireEqual(t, ansi.Strip(l.picture(&s, 0, size[0], size[1]))+"\n")
			})
		}
	}
	t.Run("ascii", func(t *testing.T) {
		l, s := newLook(theme.Options{ASCII: true, Profile: colorprofile.ASCII}), states()["busy"]
		picture := ansi.Strip(l.picture(&s, 0, 80, 24))
		golden.RequireEqual(t, picture+"\n")
		if i := strings.IndexFunc(picture, func(r rune) bool { return r > '~' }); i >= 0 {
			t.Errorf("not ASCII: %q", picture[i:])
		}
	})
}

// hostile is a talk that another program wrote to do harm.
func hostile() lectern.Talk {
	bad := "\x1b[2J\x1b]0;owned\a\x9b31m\u202ereverse\r\n\t" + strings.Repeat("家", 300) + "\x00\xff"
	return lectern.Talk{
		Lesson: bad, Step: bad, Title: bad, Notes: "# " + bad + "\n\n" + strings.Repeat(bad+"\n", 5) + "\n|a|b|\n|-|-|\n|" + bad + "|x|\n\n" + strings.Repeat(">", 20_000) + " deep",
		Next: bad, Vote: bad, Run: bad, Armed: bad, Black: true, Wrote: began, Began: began.AddDate(-290, 0, 0), Planned: -1 << 63, Due: 1<<63 - 1, Until: -1 << 63,
	}
}

// TestEverySize: the picture has the size of the window, whatever it is and whatever is shown.
func TestEverySize(t *testing.T) {
	all := states()
	all["hostile"] = state{seen: lectern.Seen{Talk: hostile()}, looked: true, now: began}
	for name, s := range all {
		for _, ascii := range []bool{false, true} {
			l := newLook(theme.Options{ASCII: ascii, Profile: colorprofile.TrueColor})
			for _, size := range [][2]int{{1, 1}, {59, 16}, {60, 15}, {60, 16}, {61, 23}, {99, 24}, {100, 24}, {133, 50}, {300, 90}} {
				w, h := size[0], size[1]
				for _, from := range []int{0, 3, 1 << 20} {
					lines := strings.Split(l.picture(&s, from, w, h), "\n")
					if len(lines) != h {
						t.Errorf("%s at %v: %d lines", name, size, len(lines))
					}
					for _, line := range lines {
						if got := ansi.StringWidth(line); got > w || strings.ContainsAny(ansi.Strip(line), "\x1b\x00\a\r\t\u009b") {
							t.Fatalf("%s at %v: %d cells: %q", name, size, got, line)
						}
					}
				}
			}
		}
	}
}

// TestDrawable: what takes long to draw as Markdown, and nobody writes, is shown as it is.
func TestDrawable(t *testing.T) {
	for name, markdown := range map[string]string{
		"quotes":  strings.Repeat(">", 50) + " deep",
		"lists":   strings.Repeat("- ", 50) + "deep",
		"columns": "|" + strings.Repeat("a|", 2000) + "\n|" + strings.Repeat("-|", 2000) + "\n" + strings.Repeat("|x\n", 500),
		"links":   strings.Repeat("[a](", 15_000),
	} {
		l := newLook(theme.Options{Profile: colorprofile.ASCII})
		if lines := l.prose(markdown, 76); drawable(markdown) || !strings.HasPrefix(lines[0], markdown[:40]) {
			t.Errorf("%s are drawn: %q", name, lines[0])
		}
	}
	for name, s := range states() {
		if !drawable(s.seen.Talk.Notes) {
			t.Errorf("%s: these notes are not drawn", name)
		}
	}
	if table := "| a | b |\n|---|---|\n| 1 | 2 |\n"; !drawable(table + "\n1. one\n   - two\n     > three\n") {
		t.Error("a table and a list are not drawn")
	}
}

// TestSilent: of a presenter that is gone only what comes next is told; its run and what it armed
// are gone, too.
func TestSilent(t *testing.T) {
	s := states()["busy"]
	s.now = s.now.Add(time.Minute)
	l := newLook(theme.Options{Profile: colorprofile.ASCII})
	for how, shown := range map[string]string{"picture": ansi.Strip(l.picture(&s, 0, 80, 24)), "text": Text{}.whole(&s)} {
		if !strings.Contains(shown, "Follow 300 to the kernel") || strings.Contains(shown, "frozen") || strings.Contains(shown, "4712") || strings.Contains(shown, "lights") {
			t.Errorf("%s:\n%s", how, shown)
		}
	}
}

// TestMoveIsSeen: whatever else there is to say, the vote's next move is on the screen up to what
// the next key does.
func TestMoveIsSeen(t *testing.T) {
	s := states()["busy"]
	for _, size := range [][2]int{{60, 16}, {60, 24}, {80, 16}, {80, 24}, {120, 36}} {
		l := newLook(theme.Options{Profile: colorprofile.ASCII})
		text := strings.Join(strings.Fields(ansi.Strip(l.picture(&s, 0, size[0], size[1]))), " ")
		for _, want := range []string{"second vote: 12 fairly sure; enter: on to certai", "doubt first vote: the hands for how sure are 54", "enter kills the child 4712", "next run · Follow 300"} {
			if !strings.Contains(text, want) {
				t.Errorf("at %v: no %q:\n%s", size, want, l.picture(&s, 0, size[0], size[1]))
			}
		}
	}
}

func keyOf(name string) tea.KeyPressMsg {
	if code, ok := map[string]rune{"down": tea.KeyDown, "up": tea.KeyUp, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd, "space": tea.KeySpace}[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	return tea.KeyPressMsg{Code: []rune(name)[0], Text: name}
}

// TestScrolls: long notes can be read to their end, and a new step begins at its first line.
func TestScrolls(t *testing.T) {
	now := began.Add(75 * time.Minute)
	m := New(Options{Theme: theme.Options{}, Now: func() time.Time { return now }})
	m.Update(tea.WindowSizeMsg{Width: 60, Height: 16})
	m.Update(keyOf("end")) // there is nothing yet
	talk := states()["busy"].seen
	if _, cmd := m.Update(somethingSeen{talk, true}); cmd == nil {
		t.Fatal("it does not listen any more")
	}
	last := m.look.length(&m.state, 60) - m.look.page(&m.state, 60, 16)
	if last < 10 {
		t.Fatalf("only %d lines are to be scrolled", last)
	}
	for _, step := range []struct {
		key  string
		from int
	}{
		{"up", 0}, {"down", 1}, {"j", 2}, {"k", 1}, {"end", last}, {"down", last}, {"pgdown", last}, {"home", 0},
		{"pgdown", m.look.page(&m.state, 60, 16) - 1}, {"pgup", 0}, {"space", m.look.page(&m.state, 60, 16) - 1}, {"x", m.look.page(&m.state, 60, 16) - 1},
	} {
		m.Update(keyOf(step.key))
		if m.from != step.from {
			t.Errorf("%s leads to line %d, and not %d", step.key, m.from, step.from)
		}
	}
	talk.Talk.Wrote = now // another word, the same step
	m.Update(somethingSeen{talk, true})
	if m.from == 0 {
		t.Error("a word of the presenter scrolls the notes")
	}
	talk.Talk.Notes += "\nThe run bore out **b**.\n"
	m.Update(somethingSeen{talk, true})
	if m.from == 0 {
		t.Error("what a run adds to the notes scrolls them")
	}
	talk.Talk.At, talk.Talk.Title = "next", "Another"
	m.Update(somethingSeen{talk, true})
	if m.from != 0 {
		t.Error("the next step does not begin at its first line")
	}
	if _, cmd := m.Update(somethingSeen{ok: false}); cmd != nil {
		t.Error("it listens to what was closed")
	}
	if !strings.Contains(ansi.Strip(m.View().Content), "Another") {
		t.Error("what was seen last is no longer shown")
	}
}

// TestWaitsFor: notes with a FILE of their own say that they wait for a talk with the same.
func TestWaitsFor(t *testing.T) {
	of := "exit42 present --state p3.yaml"
	s := state{seen: lectern.Seen{Err: fs.ErrNotExist}, looked: true, now: began, of: of}
	if said := s.told(); !strings.Contains(said, "begin when "+of+" does") {
		t.Error(said)
	}
	s.seen = lectern.Seen{Talk: aTalk(time.Minute)}
	s.now = began.Add(5 * time.Minute)
	if said := s.told(); !strings.Contains(said, "Start "+of+" again") {
		t.Error(said)
	}
}

func TestQuits(t *testing.T) {
	m := New(Options{Now: time.Now})
	if _, cmd := m.Update(keyOf("q")); cmd == nil || cmd() != tea.Quit() {
		t.Error("q does not quit")
	}
	if _, cmd := m.Update(tea.KeyPressMsg{Code: 'c', Mod: tea.ModCtrl}); cmd == nil || cmd() != tea.Interrupt() {
		t.Error("ctrl+c does not interrupt")
	}
}

func TestPace(t *testing.T) {
	minutes := func(n float64) time.Duration { return time.Duration(n * float64(time.Minute)) }
	for _, of := range []struct {
		planned, due, until, elapsed float64
		want                         string
	}{
		{90, 10, 12, 11, "of 1:30:00, on time"},
		{90, 10, 12, 9.6, "of 1:30:00, on time"},
		{90, 10, 12, 9, "of 1:30:00, 1:00 ahead"},
		{90, 10, 12, 12.5, "of 1:30:00, on time"},
		{90, 10, 12, 14, "of 1:30:00, 2:00 behind"},
		{90, 10, 0, 11, "of 1:30:00, 1:00 behind"},
		{45, 44, 45, 110, "of 45:00, 1:05:00 behind"},
		{0, 0, 0, 5, "nothing is planned"},
	} {
		talk := lectern.Talk{Planned: minutes(of.planned), Due: minutes(of.due), Until: minutes(of.until)}
		if got := pace(&talk, minutes(of.elapsed)); got != of.want {
			t.Errorf("%+v: %q", of, got)
		}
	}
}
