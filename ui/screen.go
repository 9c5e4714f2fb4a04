package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"exit42/demo"
)

// A screen is what stands between the head and the line of keys. It is a value: what changes it
// returns the next one, or nil where it stays as it is. Commands do the work; see messages.go.
type screen interface {
	// place is what the head says: a title, and where in it one is.
	place() (title, at string)
	// shown is the run on the stage.
	shown() run
	// owns reports whether a message about the run of that number is for this screen.
	owns(id int) bool
	// enable turns the keys on that can be pressed now.
	enable(k *keys, m machine)
	// short are the keys that matter most now, in order.
	short(k keys) []key.Binding
	// refused says why the last key did nothing; empty for nothing to say.
	refused() string
	// typing reports whether all keys are letters of a text.
	typing() bool
	// interrupt gives ctrl+c to the program that runs, if there is one that has not had it.
	interrupt() (_ screen, taken bool)
	// press does what a key asks for.
	press(msg tea.KeyPressMsg, k keys, m machine) (screen, tea.Cmd)
	// switched goes on with another interpreter or method.
	switched(m machine) (screen, tea.Cmd)
	// update takes what came of a command.
	update(msg tea.Msg, m machine) (screen, tea.Cmd)
	// leave ends what runs. What was reached is kept.
	leave() (screen, tea.Cmd)
	// byHand is how a person does the same without us; ok is false where there is nothing to do.
	byHand(m machine) (_ hand, ok bool)
	// view draws the body.
	view(lk look, m machine, p plan) []string
}

// A hand is what a person needs to do without us what the screen shows.
type hand struct {
	command string
	file    demo.File // can be written where the user is; no Name where it is already there
}

// hands is the answer of a screen that takes no text.
type hands struct{}

func (hands) typing() bool { return false }

// still is the answer of a screen on which nothing runs, and to which nothing comes but keys.
type still struct{ hands }

func (still) shown() run                                { return run{} }
func (still) owns(int) bool                             { return false }
func (still) refused() string                           { return "" }
func (still) interrupt() (screen, bool)                 { return nil, false }
func (still) switched(machine) (screen, tea.Cmd)        { return nil, nil }
func (still) update(tea.Msg, machine) (screen, tea.Cmd) { return nil, nil }
func (still) leave() (screen, tea.Cmd)                  { return nil, nil }
func (still) byHand(machine) (hand, bool)               { return hand{}, false }
