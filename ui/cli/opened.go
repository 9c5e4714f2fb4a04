package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/ui"
	"exit42/ui/stage"
)

// A desk is a folder with lessons that somebody writes: one lesson, or a folder for each.
type desk struct {
	name string // as it was typed
	dir  string // absolute
}

// isDir reports whether a name that is no lesson's leads to a folder.
func (s *screen) isDir(name string) bool {
	file, err := s.env.Open(name)
	if err != nil {
		return false
	}
	defer file.Close()
	info, err := file.Stat()
	return err == nil && info.IsDir()
}

// openDesk plays the lessons of a folder, and loads them again on each save. Without a terminal
// it lists them, or names their mistakes.
func (s *screen) openDesk(cmd *cobra.Command, name string) error {
	d := desk{name: name, dir: name}
	if !filepath.IsAbs(name) {
		here, err := s.env.Dir()
		if err != nil {
			return err
		}
		d.dir = filepath.Join(here, name)
	}
	if s.wantsText(cmd) {
		return s.walkDesk(cmd, d)
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
		listLessons(cmd.OutOrStdout(), now.Lessons, lessons.NewRecap(now.Lessons, lessons.Record{}))
		return nil
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

// load reads what stands in the folder now. Its sum is another when something else was read.
func (d desk) load() (_ ui.Written, sum uint64) {
	disk := inside(d.dir)
	if info, err := os.Stat(d.dir); err != nil || !info.IsDir() {
		return d.wrong(lessons.Mistake{What: "the folder is gone; it is looked for until it comes again"}), 0
	}
	alone := ""
	if _, err := fs.Stat(disk, wordsName); !errors.Is(err, fs.ErrNotExist) {
		alone = folderName(filepath.Base(d.dir))
	}
	files := newOpened(disk, alone)
	all, err := lessons.Load(files)
	mistakes := files.refused
	for _, m := range each(err) {
		if !files.rejects(m.File) {
			mistakes = append(mistakes, m)
		}
	}
	for i, m := range mistakes {
		mistakes[i].File = files.onDisk(m.File)
	}
	if len(mistakes) == 0 && len(all) == 0 {
		mistakes = append(mistakes, lessons.Mistake{What: "there is no lesson here; write a lesson.md, or folders such as 01-promise with one each"})
	}
	mistakes = append(mistakes, d.unfit(files, all)...)
	slices.SortStableFunc(mistakes, func(a, b lessons.Mistake) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	if len(mistakes) > 0 {
		return d.wrong(mistakes...), files.sum.Sum64()
	}
	if alone != "" {
		all[0].Folder = filepath.Base(d.dir)
	}
	return ui.Written{Lessons: all, Recording: shelf(disk)}, files.sum.Sum64()
}

// each are the mistakes of an error. What is no mistake in a file is one of the folder.
func each(err error) []lessons.Mistake {
	var joined interface{ Unwrap() []error }
	var m lessons.Mistake
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		var all []lessons.Mistake
		for _, err := range joined.Unwrap() {
			all = append(all, each(err)...)
		}
		return all
	case errors.As(err, &m):
		return []lessons.Mistake{m}
	}
	return []lessons.Mistake{{What: fmt.Sprintf("it cannot be read: %v", err)}}
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

// unfit are the mistakes in what the front matter says: YAML can spell any character.
func (d desk) unfit(files *opened, all []lessons.Lesson) []lessons.Mistake {
	var wrong []lessons.Mistake
	for _, l := range all {
		words := []string{l.Title}
		for _, p := range l.Parts {
			words = append(append(words, p.Program.File, p.Program.Native), p.Program.NativeArgs...)
		}
		if strings.ContainsFunc(strings.Join(words, ""), unicode.IsControl) {
			wrong = append(wrong, lessons.Mistake{File: files.onDisk(l.Folder + "/" + wordsName), Line: 1, What: "the front matter spells a control character; remove it"})
		}
	}
	return wrong
}

var asLessonFolder = regexp.MustCompile(`^\d{2}-[a-z0-9]+(-[a-z0-9]+)*$`)

// folderName is the name under which a folder that is opened alone is loaded: its own, where it
// is called as a lesson's folder is.
func folderName(name string) string {
	if asLessonFolder.MatchString(name) {
		return name
	}
	return "01-lesson"
}

// shelf finds the recordings beside the lessons; nil where there are none.
func shelf(disk fs.FS) func(string, lessons.Program) (*demo.Trace, bool) {
	if info, err := fs.Stat(disk, "recordings"); err != nil || !info.IsDir() {
		return nil
	}
	files, err := fs.Sub(disk, "recordings")
	if err != nil {
		return nil
	}
	return recording.NewShelf(files).Find
}
