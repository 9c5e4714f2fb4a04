package ui

import (
	"context"
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/python"
)

// Messages are what has happened; commands, below them, are verbs. All of the program's
// input and output is in this file.

// pythonsFound says which interpreters this machine has.
type pythonsFound struct {
	pythons []python.Interpreter
	lacks   []python.Lack
}

// pythonFound brings the interpreter to begin with, before the search for the others.
type pythonFound struct{ python python.Interpreter }

// runStarted says that a run's processes live, or why they don't.
type runStarted struct {
	id      int
	session *demo.Session
	err     error
}

// eventsCame brings what a run did since the last of its kind. over is true once, at the end.
type eventsCame struct {
	id     int
	events []demo.Event
	over   bool
}

// fileSaved says where the program's file now is, or why it is not.
type fileSaved struct {
	path string
	err  error
}

// firstPicture is how long the search for interpreters waits at the start. It starts a dozen
// processes, which would have the first picture wait for a processor.
const firstPicture = 3 * frame

// findPythons looks for the interpreter to begin with, and then for all of them.
func findPythons(first func(context.Context) (python.Interpreter, error), all func(context.Context) ([]python.Interpreter, []python.Lack)) tea.Cmd {
	one := func() tea.Msg {
		time.Sleep(firstPicture)
		if first == nil {
			return nil
		}
		if i, err := first(context.Background()); err == nil && i.Supported() {
			return pythonFound{i}
		}
		return nil
	}
	return tea.Sequence(one, func() tea.Msg {
		found, lacks := all(context.Background())
		return pythonsFound{found, lacks}
	})
}

func startRun(id int, exp demo.Experiment) tea.Cmd {
	return func() tea.Msg {
		session, err := demo.Start(exp)
		return runStarted{id, session, err}
	}
}

// frame is the time of one picture: events that come within it are brought together.
const frame = 16 * time.Millisecond

func awaitEvents(id int, session *demo.Session, last time.Time) tea.Cmd {
	return func() tea.Msg {
		if wait := frame - time.Since(last); wait > 0 {
			select {
			case <-session.Done():
			case <-time.After(wait):
			}
		}
		events, err := session.Next()
		return eventsCame{id, events, err == io.EOF}
	}
}

func closeRun(session *demo.Session) tea.Cmd {
	return func() tea.Msg {
		session.Close()
		return nil
	}
}

func saveFile(save func(name, text string) (string, error), name, text string) tea.Cmd {
	return func() tea.Msg {
		path, err := save(name, text)
		return fileSaved{path, err}
	}
}

// saveTrace writes a trace where the user is.
func saveTrace(save func(name, text string) (string, error), name string, trace *demo.Trace) tea.Cmd {
	return func() tea.Msg {
		var b strings.Builder
		if _, err := trace.WriteTo(&b); err != nil {
			return fileSaved{err: err}
		}
		path, err := save(name, b.String())
		return fileSaved{path, err}
	}
}
