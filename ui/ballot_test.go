package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/content"
	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/ui/theme"
)

// firstQuestion is the tutorial's.
func firstQuestion(t testing.TB) *lessons.Step {
	t.Helper()
	all, err := lessons.Load(content.Lessons())
	if err != nil {
		t.Fatal(err)
	}
	for i := range all[0].Steps {
		if s := &all[0].Steps[i]; s.Question != nil {
			return s
		}
	}
	t.Fatal("lesson 1 asks nothing")
	return nil
}

// pressed presses keys one after the other: "enter", and a number digit by digit.
func pressed(t testing.TB, b ballot, keys string) ballot {
	t.Helper()
	for _, k := range strings.Fields(keys) {
		names := []string{k}
		if k[0] >= '0' && k[0] <= '9' {
			names = strings.Split(k, "")
		}
		for _, k := range names {
			var done bool
			if b, done = b.press(keyOf(k)); done {
				t.Fatalf("%s left the ballot, of %s", k, keys)
			}
		}
	}
	return b
}

const (
	oneRound = "13 enter 4 enter 7 enter 1 enter 9 enter 10 enter 6 enter"
	twoRound = "2 enter 1 enter 22 enter 0 enter 1 enter 6 enter 18 enter"
)

var runSaid = lessons.Observation{Subject: "join()", Value: lessons.Nothing}

// ballotMoments are the places at which a vote is looked at, each from the beginning.
var ballotMoments = []struct {
	name, keys string
	seen       bool // a run was
}{
	{"1-put", "", false},
	{"2-counting", "13 enter 4 enter 7", false},
	{"3-sure", "13 enter 4 enter 7 enter 1 enter 9 enter", false},
	{"4-discuss", oneRound, false},
	{"5-second", oneRound + " enter 2 enter 1", false},
	{"6-shown", oneRound + " enter " + twoRound, false},
	{"7-answered", oneRound + " enter " + twoRound, true},
	{"8-nobody", strings.Repeat("enter ", 15), true},
	{"9-crowd", "9999 enter 1 enter enter 9999 enter enter enter enter enter 1 enter enter 9999 enter enter enter enter 9999 enter", true},
}

func TestBallotScreens(t *testing.T) {
	lk := newLook(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	step := firstQuestion(t)
	for _, size := range [][2]int{{80, 24}, {60, 16}, {120, 36}} {
		for _, moment := range ballotMoments {
			t.Run(fmt.Sprintf("%dx%d/%s", size[0], size[1], moment.name), func(t *testing.T) {
				b := newBallot("promise", step, lessons.Python, nil)
				if moment.seen {
					b = b.happened(runSaid, "Python 3.13.0 · fork")
				}
				b = pressed(t, b, moment.keys)
				golden.RequireEqual(t, ballotScreen(lk, b, size[0], size[1]))
			})
		}
	}
}

// ballotScreen is the ballot with the line of keys, and below it what the speaker's notes say.
func ballotScreen(lk look, b ballot, w, h int) string {
	lines := b.view(lk, w, h-3)
	help := lk.keyLine(w - 2)
	lines = append(lines, " "+help.ShortHelpView(b.short()), "(notes: "+b.move()+")")
	if doubt := b.doubt(); doubt != "" {
		lines = append(lines, "(doubt: "+doubt+")")
	}
	for i, line := range lines {
		lines[i] = strings.TrimRight(ansi.Strip(line), " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// TestBallotHides: before the second vote is over, what is on the projector is the same whatever
// was typed.
func TestBallotHides(t *testing.T) {
	lk := newLook(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	step := firstQuestion(t)
	few, many := "1 enter 2 enter 3 enter 4 enter 5 enter 6 enter 7 enter", "9000 enter 800 enter 70 enter 6 enter 555 enter 44 enter 3333 enter"
	for name, keys := range map[string][2]string{
		"first":   {"1 enter 2", "9000 enter 800"},
		"discuss": {few, many},
		"second":  {few + " enter 1 enter 2", many + " enter 9000 enter 800"},
	} {
		var drawn [2]string
		for i := range keys {
			b := pressed(t, newBallot("promise", step, lessons.Python, nil), keys[i])
			drawn[i] = strings.Join(b.view(lk, 80, 21), "\n") + fmt.Sprint(b.short())
		}
		if drawn[0] != drawn[1] {
			t.Errorf("%s: the numbers can be told from the picture:\n%s\n%s", name, drawn[0], drawn[1])
		}
	}
}

// TestBallotFits sweeps over sizes, with labels that came from anywhere: exactly as many lines as
// asked for, none wider, and in ASCII nothing else.
func TestBallotFits(t *testing.T) {
	drawn(t)
	hostile := &lessons.Step{ID: "x", Title: "What \x1b[2J is " + strings.Repeat("long ", 40), Question: &lessons.Question{}}
	for i := range 26 {
		o := lessons.Option{Letter: string(rune('a' + i)), Label: "\x1b[31m 漢字漢字漢字漢字漢字\u202e", Predicts: lessons.Observation{Subject: "join()", Value: fmt.Sprint(i)}}
		hostile.Question.Options = append(hostile.Question.Options, o)
	}
	hostile.Question.Options[3].Predicts = runSaid
	for _, o := range []theme.Options{{Dark: true, Profile: colorprofile.TrueColor}, {Profile: colorprofile.Ascii, ASCII: true}} {
		lk := newLook(o)
		for _, step := range []*lessons.Step{firstQuestion(t), hostile} {
			enters := strings.Repeat("enter ", len(step.Question.Options)+3)
			for _, keys := range []string{"9999", enters, enters + "enter 1", enters + "enter 9999 " + enters} {
				b := pressed(t, newBallot("promise", step, lessons.Python, nil), keys).happened(runSaid, "Python\x1b[m \u202e 3.13")
				for w := 20; w <= 200; w += 1 + w/5 {
					for h := 1; h <= 90; h += 1 + h/4 {
						lines := b.view(lk, w, h)
						if len(lines) != h {
							t.Fatalf("%dx%d: %d lines", w, h, len(lines))
						}
						for _, line := range lines {
							plain := ansi.Strip(line)
							if ansi.StringWidth(line) > w || strings.ContainsAny(plain, "\x1b\u202e") {
								t.Fatalf("%dx%d: %q", w, h, line)
							}
							if o.ASCII && step == hostile {
								isASCII(t, "ballot", plain)
							}
						}
					}
				}
			}
		}
	}
}

// TestBallotKeys: what leaves, what begins anew, and what does nothing.
func TestBallotKeys(t *testing.T) {
	step := firstQuestion(t)
	begun := pressed(t, newBallot("promise", step, lessons.Python, nil), "13 enter 4")
	for _, k := range []string{"pgdown", "pgup", ".", "r", "k", "q", "space", "left", "?", "e", "p", "tab", "a", "b", "c", "d", "n"} {
		if begun.refusal(k) == "" {
			t.Errorf("it is not said that %s does nothing", k)
		}
		b, done := begun.press(keyOf(k))
		if done || b.of.Row() != begun.of.Row() || fmt.Sprint(b.vote().First) != fmt.Sprint(begun.vote().First) {
			t.Errorf("%s does something", k)
		}
	}
	b, done := begun.press(keyOf("esc"))
	if v := b.vote(); !done || v.First.Hands["b"] != 4 || !v.Open {
		t.Errorf("esc: left %t, with %+v", done, v)
	}
	for _, keys := range []string{"R R", "R a enter", "R esc enter"} {
		if b = pressed(t, begun, keys); b.vote().First == nil {
			t.Errorf("%s has thrown the count away", keys)
		}
	}
	if b = pressed(t, begun, "R enter"); b.vote().First != nil {
		t.Errorf("R and enter have not: %+v", b.vote())
	}
	b = pressed(t, begun, "down 7")
	v := b.vote()
	b = newBallot("promise", step, lessons.Python, &v)
	if got := b.vote(); got.First.Hands["c"] != 7 || b.of.Row() != 3 {
		t.Errorf("kept: %+v at row %d", got, b.of.Row())
	}
	shown := pressed(t, newBallot("promise", step, lessons.Python, nil), oneRound+" enter "+twoRound)
	for key, leaves := range map[string]bool{"enter": false, "n": true, "esc": true} {
		if b, done := shown.press(keyOf(key)); done != leaves || b.of.Phase() != class.Shown {
			t.Errorf("%s leaves the result: %t", key, done)
		}
	}
	full := pressed(t, newBallot("promise", step, lessons.Python, nil), "9999")
	if why := full.refusal("1"); !strings.Contains(why, "9999") {
		t.Errorf("one hand too many: %q", why)
	}
	for _, k := range []string{"esc", "enter", "backspace", "up", "down", "R", "7"} {
		if why := begun.refusal(k); why != "" {
			t.Errorf("%s: %s", k, why)
		}
	}
}

// TestBallotDoubts: counts that do not fit are said to the speaker while they can be mended, and
// below the bars; before the result nothing of them is on the projector.
func TestBallotDoubts(t *testing.T) {
	lk := newLook(theme.Options{Dark: true, Profile: colorprofile.TrueColor})
	const tooSure, again = "first vote: the hands for how sure are 54, and 40 voted", "40 voted, then 38"
	first := "10 enter 10 enter 10 enter 10 enter 20 enter 20 enter 14 enter"
	for _, at := range []struct {
		keys, doubt string
	}{
		{"10 enter 10 enter 10 enter 10 enter 20 enter 20 enter", ""},
		{strings.TrimSuffix(first, " enter"), tooSure},
		{first, tooSure},
		{first + " enter", tooSure},
		{first + " enter 10 enter 10 enter 10", ""},
		{first + " enter 10 enter 10 enter 10 enter 8", again},
		{first + " enter 10 enter 10 enter 10 enter 10 enter enter enter enter", tooSure},
		{first + " enter 10 enter 10 enter 10 enter 8 enter 1 enter 2 enter 3 enter", tooSure + "; " + again},
	} {
		b := pressed(t, newBallot("promise", firstQuestion(t), lessons.Python, nil), at.keys)
		if b.doubt() != at.doubt || strings.Contains(b.move(), "voted") {
			t.Errorf("after %s the notes say %q and %q", at.keys, b.doubt(), b.move())
		}
		shown := at.doubt != "" && b.of.Phase() == class.Shown
		if drawn := ansi.Strip(strings.Join(b.view(lk, 120, 21), "\n")); strings.Contains(drawn, "voted") != shown || shown && !strings.Contains(drawn, at.doubt) {
			t.Errorf("after %s the projector shows:\n%s", at.keys, drawn)
		}
	}
}

// TestBallotMove: what the next key does stands before what the narrowest notes cut off.
func TestBallotMove(t *testing.T) {
	const narrow = 49 // cells of a line of the notes at 60x16
	for keys := "12"; ; keys += " enter 12" {
		b := pressed(t, newBallot("promise", firstQuestion(t), lessons.Python, nil), keys)
		if b.of.Phase() == class.Discuss {
			keys += " enter 12"
			continue
		}
		if b.of.Phase() == class.Shown {
			return
		}
		move, _, _ := strings.Cut(b.move(), " (")
		if len(move) > narrow || !strings.HasSuffix(move, "; enter: "+b.goesTo()) {
			t.Errorf("%q has %d cells", move, len(move))
		}
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct {
		n, all, w int
		cells     int
		share     string
	}{
		{0, 0, 10, 0, "0 %"},
		{0, 9, 10, 0, "0 %"},
		{1, 1, 10, 10, "100 %"},
		{1, 2, 10, 5, "50 %"},
		{1, 3, 10, 3, "33 %"},
		{1, 10000, 10, 1, "<1 %"},
		{9999, 10000, 10, 9, ">99 %"},
		{9999, 9999, 10, 10, "100 %"},
		{1, 2, 1, 1, "50 %"},
		{1, 2, 0, 0, "50 %"},
	} {
		if got, share := barCells(c.n, c.all, c.w), share(c.n, c.all); got != c.cells || share != c.share {
			t.Errorf("%d of %d: %d cells of %d, %s", c.n, c.all, got, c.w, share)
		}
	}
}
