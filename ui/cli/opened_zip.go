package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/stage"
)

// isZip reports whether a file is called like an archive.
func isZip(name string) bool { return strings.EqualFold(filepath.Ext(name), ".zip") }

// openZip plays the lessons in an archive. Without a terminal it lists them.
func (s *screen) openZip(cmd *cobra.Command, name string) error {
	w, file, err := s.env.readZip(name)
	if err != nil {
		return notPlayed(name, err)
	}
	defer file.Close()
	if s.wantsText(cmd) {
		return s.walkOwn(cmd, w)
	}
	profile, notHere := s.env.Screen(false)
	if notHere != nil {
		return listLessons(cmd.OutOrStdout(), w.Lessons, lessons.NewRecap(w.Lessons, lessons.Record{}))
	}
	return s.showIn(cmd.Context(), profile, ofWorkshop(w))
}

// notPlayed says in one line why a file with lessons, or a folder, is refused.
func notPlayed(name string, err error) error {
	return errors.New(stage.Clean(fmt.Sprintf("%s is not played: %v", name, err), false))
}

// readZip is the workshop in an archive, which has to stay open as long as that is played.
func (e Env) readZip(name string) (workshop.Workshop, *os.File, error) {
	own, err := builtIn()
	if err != nil {
		return workshop.Workshop{}, nil, err
	}
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() { // to open a pipe would be to wait
		return workshop.Workshop{}, nil, errors.New("it is no file")
	}
	file, err := e.Open(name)
	if err != nil {
		return workshop.Workshop{}, nil, errors.New("it cannot be opened; look at who may read it")
	}
	w, err := inZip(file, own)
	if err != nil {
		file.Close()
	}
	return w, file, err
}

func inZip(file *os.File, builtIn workshop.Workshop) (workshop.Workshop, error) {
	info, err := file.Stat()
	if err != nil {
		return workshop.Workshop{}, err
	}
	files, err := workshop.Zip(file, info.Size())
	if err != nil {
		return workshop.Workshop{}, err
	}
	return workshop.Open(files, builtIn)
}

// ofWorkshop is what the screen is to know of a workshop.
func ofWorkshop(w workshop.Workshop) ui.Options {
	return ui.Options{Title: w.OwnTitle(), Page: w.Page, Lessons: w.Lessons, Recording: w.Recording, Sheet: w.Sheet}
}
