package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo"
	"exit42/ui/theme"
)

// watched is the program with a trace on the screen; live, as if it ran here and had come so far.
func watched(t testing.TB, name string, live bool, w, h int) *Model {
	t.Helper()
	trace := storedTrace(t, name)
	m := newModel(t, theme.Options{Dark: true, Profile: colorprofile.TrueColor}, w, h)
	of := Watched{Title: strings.TrimSuffix(name, "-fork") + ".py", Trace: trace}
	m.at = watchScreen
	s := newWatch(of, &m.ids)
	if live {
		s.of.Trace, s.of.Experiment.Input = nil, true
		s.run.trace, s.run.recorded, s.run.over = upTo(trace, demo.KindStuck), false, false
	}
	s.run = s.run.moveTo(lastMoment)
	m.screens[m.at] = s
	return m
}

// upTo is the beginning of a trace, to the first event of a kind.
func upTo(trace *demo.Trace, kind demo.Kind) *demo.Trace {
	begin := new(demo.Trace)
	for i := range trace.Len() {
		e := trace.Event(i)
		if begin.Append(e); e.Kind == kind {
			break
		}
	}
	return begin
}

func storedTrace(t testing.TB, name string) *demo.Trace {
	t.Helper()
	if name == "stuck-fork" { // the stage has it, too
		return fixedTrace(t, name)
	}
	return readTrace(t, name)
}

func TestWatchScreens(t *testing.T) {
	for _, size := range []struct{ w, h int }{{80, 24}, {60, 16}, {120, 36}} {
		for _, moment := range []struct {
			name, trace string
			live        bool
			keys        []string
		}{
			{"first", "send-fork", false, []string{"home"}},
			{"half", "send-fork", false, []string{"left", "left", "left", "left", "left", "left", "left", "left"}},
			{"end", "send-fork", false, nil},
			{"output", "send-fork", false, []string{"tab"}},
			{"channels", "send-fork", false, []string{"tab", "tab"}},
			{"opened", "send-fork", false, []string{"tab", "tab", "enter"}},
			{"memory", "send-fork", false, []string{"tab", "tab", "down", "enter"}},
			{"stuck", "stuck-fork", true, nil},
			{"typing", "stuck-fork", true, []string{"t", "4", "2"}},
			{"pool", "pool4-fork", false, nil},
			{"pool-another", "pool4-fork", false, []string{"]", "]"}},
			{"keys", "pool4-fork", false, []string{"?"}},
		} {
			t.Run(fmt.Sprintf("%dx%d/%s", size.w, size.h, moment.name), func(t *testing.T) {
				m := watched(t, moment.trace, moment.live, size.w, size.h)
				press(m, moment.keys...)
				golden.RequireEqual(t, []byte(stripped(m)))
			})
		}
	}
}

// TestWatchTakesAnyKey: no key at any moment panics or draws beyond the window.
func TestWatchTakesAnyKey(t *testing.T) {
	keys := strings.Fields("enter space < > p - + e r k K left right home end tab up down [ ] { } t a enter tab w f s o i g x esc R pgup pgdown m")
	for _, live := range []bool{true, false} {
		m := watched(t, "pool4-fork", live, 80, 24)
		for i := range 3 * len(keys) {
			m.at = watchScreen
			press(m, keys[i*7%len(keys)])
			for _, line := range strings.Split(stripped(m), "\n") {
				if len([]rune(line)) > 80 {
					t.Fatalf("after %s: %q is too long", keys[i*7%len(keys)], line)
				}
			}
		}
		m.Update(tea.WindowSizeMsg{Width: 20, Height: 5})
		stripped(m)
	}
}
