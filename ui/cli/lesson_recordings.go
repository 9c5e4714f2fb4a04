package cli

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/lessons/selftest"
	"exit42/lessons/workshop"
	"exit42/ui/stage"
)

// A shelved recording is one that a workshop needs, and what is the matter with it.
type shelved struct {
	take   recording.Take
	there  bool
	fresh  bool   // it is of the program as it is now
	broken string // what a lesson claims that it does not show; empty for nothing
}

// file is its name in the workshop's folder.
func (s *shelved) file() string { return workshop.Recorded(s.take.File, nil).Name }

// shelvedIn are the recordings that the own lessons of a workshop need, to be made by what is here.
func shelvedIn(d desk, r workshop.Reading, here launcher) []shelved {
	takes := recording.Takes(r.Own, func(p lessons.Program) demo.Experiment {
		return here.toRecord(p, runtime.GOOS)
	})
	shelf := workshop.Shelf(inside(d.dir))
	wrong := unclaimed(shelf, r)
	all := make([]shelved, len(takes))
	for n, take := range takes {
		s := &all[n]
		s.take = take
		s.there = exists(filepath.Join(d.dir, filepath.FromSlash(s.file())))
		if shelf != nil {
			_, s.fresh = shelf.Find(path.Dir(take.File), take.Program)
		}
		s.broken = wrong[keyOf(path.Dir(take.File), take.Program)]
	}
	return all
}

// keyOf tells the programs of a workshop apart.
func keyOf(folder string, p lessons.Program) string {
	return folder + "\x00" + p.Tool + "\x00" + p.File + "\x00" + p.Source
}

// unclaimed is what recordings do not show that their lessons claim, by their keys.
func unclaimed(shelf *recording.Shelf, r workshop.Reading) map[string]string {
	wrong := map[string]string{}
	if shelf == nil {
		return wrong
	}
	for _, c := range selftest.Cases(r.Own) {
		if c.Lesson.Steps[c.Step].Exercise != nil {
			continue // which is not recorded
		}
		_, files, _ := nativeProgram(c.Program.Native)
		p := recording.Shown(c.Program, files)
		trace, ok := shelf.Find(c.Lesson.Folder, p)
		if !ok {
			continue
		}
		for _, check := range c.Check(trace, selftest.Recorded(trace), "") {
			if !check.OK {
				wrong[keyOf(c.Lesson.Folder, p)] = fmt.Sprintf("%s; in the run, %s", check.Claim, check.Saw)
			}
		}
	}
	return wrong
}

// checkRecordings says which recordings are missing, and fails where one is stale.
func (f checkFlags) checkRecordings(cmd *cobra.Command, d desk, r workshop.Reading) error {
	var missing, stale int
	all := shelvedIn(d, r, f.env.launcher(nil))
	for i := range all {
		switch s := &all[i]; {
		case !s.there:
			missing++
		case !s.fresh:
			stale++
			f.say(cmd, s, "is not of %s as it is now", s.take.Program.File)
		case s.broken != "":
			stale++
			f.say(cmd, s, "does not show what is claimed: %s", s.broken)
		}
	}
	switch {
	case stale > 0:
		them := "them"
		if stale == 1 {
			them = "it"
		}
		return fmt.Errorf("%s; exit42 lesson pack makes %s anew", counted(stale, "stale recording"), them)
	case missing > 0:
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "Recorded: %d of %s. What is not recorded cannot be played where what runs it is missing; exit42 lesson pack records it.\n",
			len(all)-missing, counted(len(all), "program"))
		return err
	case len(all) > 0:
		_, err := fmt.Fprintf(cmd.OutOrStdout(), "Recorded: all of %s, as they are now.\n", counted(len(all), "program"))
		return err
	}
	return nil
}

func (f checkFlags) say(cmd *cobra.Command, s *shelved, format string, args ...any) {
	line := s.file() + ": " + fmt.Sprintf(format, args...)
	fmt.Fprintln(cmd.ErrOrStderr(), stage.Clean(line, f.env.ASCII))
}

// record makes the recordings that are missing or stale, in the workshop's folder, and returns all
// as files. One that is good stays as it is: the same workshop gives the same zip.
func (f checkFlags) record(cmd *cobra.Command, d desk, all []shelved) ([]workshop.File, error) {
	root, err := os.OpenRoot(d.dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	line := countingOn(cmd.ErrOrStderr())
	defer line.end()
	var files []workshop.File
	for n := range all {
		s := &all[n]
		name := filepath.FromSlash(s.file())
		line.tell(n, len(all), "recordings")
		stale := !s.fresh || s.broken != ""
		if stale && !s.take.Possible() {
			f.say(cmd, s, "is not made: %s", unrecorded(s.take.Program, runtime.GOOS))
			continue
		}
		if stale {
			packed, err := s.take.Make(cmd.Context())
			if err != nil {
				return nil, err
			}
			if err := root.MkdirAll(filepath.Dir(name), 0o777); err != nil {
				return nil, err
			}
			root.Remove(name) // it may be a pipe, whose reader would be waited for
			if err := root.WriteFile(name, packed, 0o666); err != nil {
				return nil, err
			}
		}
		packed, err := root.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, workshop.Recorded(s.take.File, packed))
	}
	return files, nil
}
