package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/demo"
	"exit42/ui/theme"
)

var trueColour = theme.Options{Dark: true, Profile: colorprofile.TrueColor}

// BenchmarkFirstFrame is what the program itself does between its start and its first picture.
func BenchmarkFirstFrame(b *testing.B) {
	for b.Loop() {
		m := newModel(b, trueColour, 80, 24)
		if len(m.View().Content) == 0 {
			b.Fatal("no picture")
		}
	}
}

// BenchmarkEventToFrame is what one more event of a live run costs, drawn.
func BenchmarkEventToFrame(b *testing.B) {
	m := newModel(b, trueColour, 80, 24)
	press(m, "enter", "enter", "enter", "a", "1", "enter", "a", "1", "enter", "a", "1", "enter")
	play(m, fixedTrace(b, "promise-fork"), 20)
	m.View()
	n := 0
	for b.Loop() {
		n++
		e := demo.Event{Kind: demo.KindLine, PID: onScreen(m).run.scene().Parent, Line: 1 + n%14, T: time.Duration(n)}
		l := onScreen(m)
		l.run = l.run.took([]demo.Event{e})
		m.screens[m.at] = l
		m.View()
	}
}

// BenchmarkScrub100k is a jump to any moment of a trace of 100,000 events, drawn.
func BenchmarkScrub100k(b *testing.B) {
	m := newModel(b, trueColour, 80, 24)
	press(m, "enter", "enter", "enter", "a", "1", "enter", "a", "1", "enter", "a", "1", "enter")
	fixed := fixedTrace(b, "promise-fork")
	play(m, fixed, fixed.Len()-2)
	parent := onScreen(m).run.scene().Parent
	for onScreen(m).run.trace.Len() < 100_000 {
		onScreen(m).run.trace.Append(demo.Event{Kind: demo.KindAttr, PID: parent, Name: "exitcode", Value: "0"})
	}
	for i := 0; b.Loop(); i++ {
		l := onScreen(m)
		l.run = l.run.moveTo(i * 7919 % 100_000)
		m.screens[m.at] = l
		m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		m.View()
	}
}
