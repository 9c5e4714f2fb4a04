package cli

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"exit42/demo/exercise"
	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/stage"
)

// A desk is a folder with lessons that somebody writes: one lesson, or a folder for each.
type desk struct {
	name string // as it was typed
	dir  string // absolute
}

// isDir reports whether a name that is no lesson's leads to a folder. It is not opened: what is a
// pipe would be waited for.
func (s *screen) isDir(name string) bool {
	d, err := s.env.desk(name)
	return err == nil && isFolder(d.dir)
}

// openDesk plays the lessons of a folder, and loads them again on each save. Without a terminal
// it lists them, or names their mistakes.
func (s *screen) openDesk(cmd *cobra.Command, name string) error {
	d, err := s.env.desk(name)
	if err != nil {
		return err
	}
	if s.wantsText(cmd) {
		r := d.read()
		if len(r.Mistakes) > 0 {
			return d.check(cmd, d.wrong(r.Mistakes...))
		}
		return s.walkOwn(cmd, r.Workshop)
	}
	profile, notHere := s.env.Screen(false)
	if notHere != nil {
		now, _ := d.load()
		return d.check(cmd, now)
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	return s.showIn(ctx, profile, ui.Options{Desk: d.open(ctx)})
}

// desk is the folder that a person means who typed this.
func (e Env) desk(name string) (desk, error) {
	d := desk{name: name, dir: name}
	if !filepath.IsAbs(name) {
		here, err := e.Dir()
		if err != nil {
			return d, err
		}
		d.dir = filepath.Join(here, name)
	}
	return d, nil
}

// open is the desk for the screen, until ctx is done.
func (d desk) open(ctx context.Context) *ui.Desk {
	saves := exercise.WatchTree(ctx, d.dir)
	now, sum := d.load()
	next := func() (ui.Written, bool) {
		for range saves {
			if written, is := d.load(); is != sum {
				sum = is
				return written, true
			}
		}
		return ui.Written{}, false
	}
	return &ui.Desk{Name: d.name, Now: now, Next: next}
}

// check lists the lessons, or names their mistakes on stderr, a line each.
func (d desk) check(cmd *cobra.Command, now ui.Written) error {
	if len(now.Mistakes) == 0 {
		return listLessons(cmd.OutOrStdout(), now.Lessons, lessons.NewRecap(now.Lessons, lessons.Record{}))
	}
	for _, m := range now.Mistakes {
		fmt.Fprintf(cmd.ErrOrStderr(), "%s: %s\n", stage.Clean(ui.Where(m), false), stage.Clean(m.What, false))
	}
	return fmt.Errorf("%s in %s", mistakesIn(len(now.Mistakes)), stage.Clean(d.name, false))
}

func mistakesIn(n int) string {
	if n == 1 {
		return "1 mistake"
	}
	return fmt.Sprintf("%d mistakes", n)
}

// read reads what stands in the folder now.
func (d desk) read() workshop.Reading {
	if !isFolder(d.dir) {
		return workshop.Reading{Mistakes: []lessons.Mistake{{What: "the folder is gone; it is looked for until it comes again"}}}
	}
	own, _ := builtIn() // a workshop may name its lessons; where they cannot be read, there are none
	return workshop.Read(inside(d.dir), own)
}

// load is what stands in the folder now, for the screen. Its sum is another when something else
// was read.
func (d desk) load() (_ ui.Written, sum uint64) {
	r := d.read()
	if len(r.Mistakes) > 0 {
		return d.wrong(r.Mistakes...), r.Sum
	}
	w := r.Workshop
	return ui.Written{Title: w.OwnTitle(), Page: w.Page, Lessons: w.Lessons, Recording: w.Recording}, r.Sum
}

// maxMistakes is how many are named at once.
const maxMistakes = 100

// wrong is a folder with mistakes, each of them in a file that is named as the folder was.
func (d desk) wrong(mistakes ...lessons.Mistake) ui.Written {
	if more := len(mistakes) - maxMistakes; more > 0 {
		mistakes = append(mistakes[:maxMistakes:maxMistakes], lessons.Mistake{What: fmt.Sprintf("there are %d more; mend these first", more)})
	}
	for i := range mistakes {
		mistakes[i].File = filepath.Join(d.name, filepath.FromSlash(mistakes[i].File))
	}
	return ui.Written{Mistakes: mistakes}
}
