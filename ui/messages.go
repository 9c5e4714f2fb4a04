package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui/progress"
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

// toolsFound says of each entry of a step what runs it here.
type toolsFound struct {
	id    int
	tools []translation
}

func (m toolsFound) of() int { return m.id }

// folderReady says that the learner's files are in their folder, or why they are not.
type folderReady struct {
	id     int
	folder exercise.Folder
	err    error
}

// folderWatched says what stands in the learner's file, and brings what is saved from now on.
type folderWatched struct {
	id    int
	saved exercise.Saved
	saves <-chan exercise.Saved
	err   error
}

// saveCame brings what the learner saved. over is true when nobody watches any more.
type saveCame struct {
	id    int
	saved exercise.Saved
	over  bool
}

func (m folderReady) of() int   { return m.id }
func (m folderWatched) of() int { return m.id }
func (m saveCame) of() int      { return m.id }

// lessonsWritten brings what now stands on the desk where lessons are written.
type lessonsWritten struct{ now Written }

// fileSaved says where the program's file now is, or why it is not.
type fileSaved struct {
	path   string
	err    error
	beside string // the name of a second file, which the program imports
}

// progressKept says that what the learner did is in the file, or why it is not.
type progressKept struct{ notice string }

// firstPicture is how long the search for interpreters waits at the start. It starts a dozen
// processes, which would have the first picture wait for a processor.
const firstPicture = 3 * frame

// findPythons looks for the interpreter to begin with, and then for all of them.
func findPythons(sessions *sessions, first func(context.Context) (python.Interpreter, error), all func(context.Context) ([]python.Interpreter, []python.Lack)) tea.Cmd {
	one := func() (msg tea.Msg) {
		time.Sleep(firstPicture)
		if first == nil {
			return nil
		}
		sessions.search(func(ctx context.Context) {
			if i, err := first(ctx); err == nil && i.Supported() {
				msg = pythonFound{i}
			}
		})
		return msg
	}
	return tea.Sequence(one, func() (msg tea.Msg) {
		sessions.search(func(ctx context.Context) {
			found, lacks := all(ctx)
			msg = pythonsFound{found, lacks}
		})
		return msg
	})
}

// keepProgress writes what the store holds and has not yet written.
func keepProgress(store *progress.Store) tea.Cmd {
	return func() tea.Msg { return progressKept{store.Flush()} }
}

// findTools looks for the tools of other languages than Python and Go.
func findTools(id int, entries []lessons.Translation, find func(string, lessons.Program) (demo.Experiment, string, bool)) tea.Cmd {
	return func() tea.Msg {
		tools := make([]translation, len(entries))
		for i, e := range entries {
			if find != nil && !isOurs(e.Tool) {
				exp, name, ok := find(e.Tool, e.Program)
				tools[i] = translation{exp: exp, name: name, here: ok && exp.Runtime != nil && len(exp.Files) > 0}
			}
		}
		return toolsFound{id, tools}
	}
}

// prepareFolder writes an exercise's files where the learner named a folder.
func prepareFolder(id int, absolute func(string) string, dir, name, starter string) tea.Cmd {
	return func() tea.Msg {
		if absolute != nil && strings.TrimSpace(dir) != "" {
			dir = absolute(dir)
		}
		folder, err := exercise.Prepare(dir, name, starter)
		return folderReady{id, folder, err}
	}
}

// watchFolder watches a learner's folder until ctx is done.
func watchFolder(ctx context.Context, id int, f exercise.Folder) tea.Cmd {
	return func() tea.Msg {
		saves, err := exercise.Watch(ctx, f)
		return folderWatched{id, readOwn(f), saves, err}
	}
}

// readOwn is what stands in a learner's file.
func readOwn(f exercise.Folder) exercise.Saved {
	lack := func(why error) exercise.Saved {
		return exercise.Saved{Lack: fmt.Sprintf("%s cannot be read: %v", f.Name, why)}
	}
	if info, err := os.Stat(f.File()); err != nil {
		return lack(errors.Unwrap(err))
	} else if !info.Mode().IsRegular() {
		return lack(errors.New("it is no file"))
	}
	file, err := os.Open(f.File())
	if err != nil {
		return lack(errors.Unwrap(err))
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxEdited+1))
	if err == nil && len(text) > maxEdited {
		err = errors.New("it is too large")
	}
	if err != nil {
		return lack(err)
	}
	return exercise.Saved{Text: string(text)}
}

// awaitSave waits for the learner.
func awaitSave(id int, saves <-chan exercise.Saved) tea.Cmd {
	return func() tea.Msg {
		saved, open := <-saves
		return saveCame{id, saved, !open}
	}
}

// openFile opens a file in the person's editor, where it stands.
func openFile(id int, open func(path string) (Edit, error), path string) tea.Cmd {
	return func() tea.Msg {
		edit, err := open(path)
		return editorReady{id, edit, err}
	}
}

// awaitWritten waits for a save on the desk where lessons are written.
func awaitWritten(next func() (Written, bool)) tea.Cmd {
	return func() tea.Msg {
		if now, ok := next(); ok {
			return lessonsWritten{now}
		}
		return nil
	}
}

// unhurried is an editor that takes a moment, even one that cannot be started: bubbletea stops to
// draw beside it, and if that is not done yet when the editor ends, it stops what draws after.
func unhurried(edit Edit) Edit {
	run := edit.Run
	edit.Run = func(in io.Reader, out, errs io.Writer) error {
		defer time.Sleep(6 * frame)
		return run(in, out, errs)
	}
	return edit
}

func startRun(all *sessions, id int, exp demo.Experiment) tea.Cmd {
	return func() tea.Msg {
		session, err := demo.Start(exp)
		if err == nil {
			all.add(session)
		}
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
		return fileSaved{path: path, err: err}
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
		return fileSaved{path: path, err: err}
	}
}
