package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"exit42/lessons"
	"exit42/lessons/class"
	"exit42/lessons/workshop"
	"exit42/ui"
	"exit42/ui/lectern"
)

// presentFlags are what a presenter says about the talk.
type presentFlags struct {
	screen
	votes   string
	minutes int
}

func presentCommand(parent *screen) *cobra.Command {
	f := presentFlags{screen: screen{env: parent.env, store: parent.store}}
	cmd := &cobra.Command{
		Use:   "present [LESSON]",
		Short: "the stage for a projector: clicker keys, votes, runs that stay frozen",
		Long: "Shows the lessons to a room: a large stage, one sentence, and the keys. It goes through all lessons\n" +
			"from LESSON on. PageDown and PageUp, or n and backspace, lead to the next step and back, b or . makes\n" +
			"the screen black: a clicker starts, ends and steps nothing. A number and enter lead to a step, / finds\n" +
			"one in any lesson.\n\n" +
			"r arms a run of the program, k and K a kill of the child or the parent, q the end of the talk: the line of\n" +
			"keys says what enter would do, enter does it, and any other key takes it back. ctrl+c alone asks nothing:\n" +
			"it quits at once. A run waits at its first event; space lets one event happen, p plays and freezes. A\n" +
			"frozen run stays, with its real processes, while other steps are shown. R empties the stage. x shows\n" +
			"what the room can type along.\n\n" +
			"v puts a question to the class: hands are counted twice, and nobody sees the first count before the\n" +
			"second. The counts are kept in a file beside the one with the progress, and named after it:\n" +
			"progress-votes-YYYY-MM-DD.json; exit42 report merge reads it. exit42 notes, in a second terminal, shows\n" +
			"the speaker's notes and follows; with --state FILE it needs the same FILE. A talk that was cut off\n" +
			"goes on where it was, on the same day, where no LESSON is named; edited programs and the chosen Python\n" +
			"are not kept. --minutes plans it for another length than that of its lessons.",
		Example:           "  exit42 present\n  exit42 present 3\n  exit42 present --minutes 90\n  exit42 present --votes monday.json\n  exit42 notes",
		Args:              cobra.ArbitraryArgs, // a title has several words
		ValidArgsFunction: parent.env.completeLessons,
		RunE:              func(cmd *cobra.Command, args []string) error { return f.present(cmd, strings.Join(args, " ")) },
	}
	f.screen.flags(cmd)
	cmd.Flags().StringVar(&f.votes, "votes", "", "the file in which votes are kept (default: progress-votes-YYYY-MM-DD.json beside the progress)")
	cmd.MarkFlagFilename("votes", "json")
	cmd.Flags().IntVar(&f.minutes, "minutes", 0, "how long the talk is to be (default: what its lessons are planned for)")
	cmd.RegisterFlagCompletionFunc("minutes", cobra.FixedCompletions([]string{"20", "45", "60", "90", "120"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (f *presentFlags) present(cmd *cobra.Command, name string) error {
	w, err := f.env.taught()
	if err != nil {
		return err
	}
	if cmd.Flags().Changed("minutes") && (f.minutes < 1 || f.minutes > longestTalk) {
		return UsageError{fmt.Sprintf("a talk of %d minutes cannot be planned", f.minutes), fmt.Sprintf("--minutes is 1 to %d", longestTalk)}
	}
	of := ui.Presented{Notes: w.Notes, Planned: time.Duration(f.minutes) * time.Minute, Called: f.env.called}
	if name != "" {
		l, err := lessons.Lookup(w.Lessons, name)
		if err != nil {
			return wrongLesson(err)
		}
		of.Slug = l.Slug
	}
	kept, err := f.openVotes(cmd)
	if err != nil {
		return err
	}
	profile, notHere := f.env.Screen(false)
	if notHere != nil || f.plain || f.env.Plain {
		return UsageError{"present draws on a projector: it needs a terminal, and has no text", "exit42 handout is for paper; exit42 --plain is the tutorial as text"}
	}
	of.Votes, of.KeepVotes = kept.votes, kept.keep
	notice := w.Notice
	if path := lectern.Beside(f.store().File()); path != "" {
		if t, err := lectern.Read(path); err == nil {
			notice = cmp.Or(f.before(&of, w, &t), notice)
		}
		speaker := lectern.Speak(path)
		defer speaker.Close()
		of.Lay = speaker.Lay
	}
	err = f.showIn(cmd.Context(), profile, ui.Options{Present: &of, Notice: notice})
	switch {
	case kept.failed != nil:
		note(cmd.ErrOrStderr(), "the votes are not kept: "+kept.failed.Error())
	case kept.wrote || len(kept.votes.Votes) > 0:
		fmt.Fprintf(cmd.ErrOrStderr(), "votes: %s\n", kept.path)
	}
	return err
}

// longestTalk is a day, in minutes.
const longestTalk = 24 * 60

// before takes a talk that was cut off today for the one that begins, where no lesson is named. A
// presenter that is killed and one that still talks look the same for a moment: that is said.
func (f *presentFlags) before(of *ui.Presented, w workshop.Workshop, t *lectern.Talk) (notice string) {
	now := f.env.Now()
	l, err := lessons.Lookup(w.Lessons, t.Slug)
	goesOn := err == nil && of.Slug == "" && t.GoesOn(now)
	if goesOn {
		of.Slug, of.Step, of.Began = l.Slug, t.At, t.Began
		if of.Planned == 0 && t.Planned > 0 && t.Planned <= longestTalk*time.Minute {
			of.Planned = t.Planned
		}
	}
	step := max(l.Step(t.At), 0) + 1
	switch {
	case goesOn && t.Alive(now):
		return fmt.Sprintf("goes on at step %d without edits; does another one run?", step)
	case goesOn:
		return fmt.Sprintf("goes on at step %d; edits and the chosen Python are gone", step)
	case t.Alive(now):
		return "if another presenter still runs, notes follow both"
	}
	return ""
}

// keptVotes are the votes of a day, in their file.
type keptVotes struct {
	path   string
	votes  class.Votes // as they were when the talk began
	lack   error       // why they cannot be kept
	failed error       // why they were not kept the last time
	wrote  bool
}

// openVotes reads what the class has said today. A file that was named has to be one of votes.
func (f *presentFlags) openVotes(cmd *cobra.Command) (*keptVotes, error) {
	k := &keptVotes{path: f.votes}
	if progress := f.store().File(); k.path == "" && progress != "" {
		k.path = lectern.VotesBeside(progress, f.env.Now())
	}
	if k.path == "" {
		k.lack = errors.New("there is no place for them; name one with --votes FILE")
		return k, nil
	}
	votes, err := readVotes(k.path)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		k.votes = votes
		return k, nil
	}
	k.lack = fmt.Errorf("%s: %w", filepath.Base(k.path), err)
	if f.votes != "" {
		return nil, fmt.Errorf("%s is no file of votes that can be read: %w", f.votes, err)
	}
	note(cmd.ErrOrStderr(), "today's votes are not kept: "+k.lack.Error())
	return k, nil
}

func readVotes(path string) (class.Votes, error) {
	file, err := os.Open(path)
	if err != nil {
		return class.Votes{}, errors.Unwrap(err) // without the path
	}
	defer file.Close()
	return class.Decode(file)
}

// with is what another presenter has kept in the file meanwhile, with what is new in this talk.
func (k *keptVotes) with(votes class.Votes) (class.Votes, error) {
	all, err := readVotes(k.path)
	if errors.Is(err, fs.ErrNotExist) {
		return votes, nil
	}
	for _, v := range votes.Votes {
		if old := k.votes.Find(v.Lesson, v.Step); old == nil || !reflect.DeepEqual(v, *old) {
			all = all.With(v)
		}
	}
	return all, err
}

// keep puts them in the file. It is called by one goroutine at a time.
func (k *keptVotes) keep(votes class.Votes) error {
	k.failed = k.write(votes)
	k.wrote = k.wrote || k.failed == nil
	return k.failed
}

// write replaces the file as a whole.
func (k *keptVotes) write(votes class.Votes) error {
	if k.lack != nil {
		return k.lack
	}
	votes, err := k.with(votes)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(k.path), err)
	}
	dir := filepath.Dir(k.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(dir, ".votes-*")
	if err != nil {
		return err
	}
	if err = errors.Join(votes.Encode(fresh), fresh.Close()); err == nil {
		err = os.Rename(fresh.Name(), k.path)
	}
	if err != nil {
		os.Remove(fresh.Name())
	}
	return err
}
