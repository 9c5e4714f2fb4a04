package cli

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"exit42/content"
	"exit42/lessons/workshop"
	"exit42/ui/stage"
)

// builtIn is what is in the binary. Reading it takes some milliseconds, and so it is done once, and
// only by who needs it.
var builtIn = sync.OnceValues(func() (workshop.Workshop, error) {
	return workshop.BuiltIn(content.Lessons(), content.Recordings(), content.Sheet())
})

// taught is what this binary teaches, here: the workshop beside it, or else the built-in one.
func (e Env) taught() (workshop.Workshop, error) {
	if e.curriculum == nil {
		return builtIn()
	}
	return e.curriculum()
}

// findsOwn is what taught asks. What stands beside the binary is looked at once, by the first who
// asks; where it cannot be played, that is said on stderr then, and in the Notice of what is taught
// instead, which has one line of a screen.
func (e Env) findsOwn(stderr func() io.Writer) func() (workshop.Workshop, error) {
	return sync.OnceValues(func() (workshop.Workshop, error) {
		w, err := builtIn()
		if err != nil || e.Beside == "" {
			return w, err
		}
		own, name, err := e.beside(w)
		switch {
		case err != nil:
			if name == besideFolder {
				name = "the folder " + name
			}
			w.Notice = notPlayed(name, err).Error()
			note(stderr(), builtInInstead(name+" beside this program", err))
		case name != "":
			return own, nil
		}
		return w, nil
	})
}

// builtInInstead says in one line why what stands beside the binary is not played, and what is.
func builtInInstead(name string, err error) string {
	const instead = ", so the built-in lessons are played"
	said := name + " is not right" + instead + ": " + err.Error()
	if of, ok := strings.CutPrefix(err.Error(), "it "); ok { // what it is, and what to do about that
		is, do, _ := strings.Cut(of, "; ")
		said = strings.TrimSuffix(name+" "+is+instead+"; "+do, "; ")
	}
	return stage.Clean(said, false)
}

// The names under which lessons beside the binary are found.
const (
	besideZip    = "lessons.zip"
	besideFolder = "lessons"
)

// beside is the workshop beside the binary, and its name there; no name where there is none. A
// folder of that name in which there is no workshop is somebody else's.
func (e Env) beside(builtIn workshop.Workshop) (_ workshop.Workshop, name string, _ error) {
	archive, folder := filepath.Join(e.Beside, besideZip), filepath.Join(e.Beside, besideFolder)
	if exists(archive) {
		w, _, err := e.readZip(archive) // it stays open: its files are read when they are needed
		return w, besideZip, err
	}
	if !workshop.Is(inside(folder)) {
		return workshop.Workshop{}, "", nil
	}
	w, err := workshop.Open(inside(folder), builtIn)
	return w, besideFolder, err
}

// exists reports whether there is anything of that name.
func exists(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}
