package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"exit42/lessons"
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
		Use:   "present [LESSON | DIR | FILE.zip]",
		Short: "the stage for a projector: clicker keys, votes, runs that stay frozen",
		Long: "Shows the lessons to a room: a large stage, few words, and the keys. It goes through all lessons\n" +
			"from LESSON on. PageDown and PageUp, or n and backspace, lead to the next step and back, b or . makes\n" +
			"the screen black: a clicker starts, ends and steps nothing. A number and enter lead to a step, / finds\n" +
			"one in any lesson. DIR or FILE.zip is a workshop of your own, to rehearse it: it is read once.\n\n" +
			"r arms a run of the program, k and K a kill of the child or the parent, e the end of a run that is\n" +
			"stuck, R of any, H an exercise's solution, q or ctrl+c the end of the talk: the line of keys says what\n" +
			"enter would do, enter does it, and any other key takes it back and does nothing else. A run waits at\n" +
			"its first event; space lets one event happen, p plays and freezes. A frozen run stays, with its real\n" +
			"processes, while other steps are shown. A run that you killed, or whose program you edited, decides\n" +
			"nothing: no vote, no verdict, no claim. x shows what the room can type along. tab gives the code, then\n" +
			"the output, the whole width.\n\n" +
			"v puts a question to the class: hands are counted twice, and nobody sees the first count before the\n" +
			"second. Digits count hands, up and down choose the row. The counts are kept in a file beside the one\n" +
			"with the progress, and named after it: progress-votes-YYYY-MM-DD.json, and -2.json and so on for a\n" +
			"later talk of the day, which counts from nothing; exit42 report merge reads them all. exit42 notes, in\n" +
			"a second terminal, shows the speaker's notes and follows; with --state FILE it needs the same FILE. A\n" +
			"talk that was cut off goes on where it was, with its counts, on the same day, where no LESSON is named;\n" +
			"edited programs and the chosen Python are not kept. --votes FILE goes on with the counts of that file.\n" +
			"--minutes plans the talk for another length than that of the lessons from its first step on.",
		Example: "  exit42 present\n  exit42 present 3\n  exit42 present ./my-workshop\n  exit42 present --minutes 90\n  exit42 present --votes monday.json\n  exit42 notes",
		Args:    cobra.ArbitraryArgs, // a title has several words
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			names, _ := parent.env.completeLessons(cmd, args, typed)
			return names, cobra.ShellCompDirectiveDefault // or a file's
		},
		RunE: func(cmd *cobra.Command, args []string) error { return f.present(cmd, strings.Join(args, " ")) },
	}
	f.screen.flags(cmd)
	cmd.Flags().Lookup("plain").Hidden = true // it is refused
	cmd.Flags().StringVar(&f.votes, "votes", "", "the file in which votes are kept (default: a new one for each talk, beside the progress)")
	cmd.MarkFlagFilename("votes", "json")
	cmd.Flags().IntVar(&f.minutes, "minutes", 0, "how long the talk is to be (default: what its lessons are planned for)")
	cmd.RegisterFlagCompletionFunc("minutes", cobra.FixedCompletions([]string{"20", "45", "60", "90", "120"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (f *presentFlags) present(cmd *cobra.Command, name string) error {
	if cmd.Flags().Changed("minutes") && (f.minutes < 1 || f.minutes > longestTalk) {
		return UsageError{fmt.Sprintf("a talk of %d minutes cannot be planned", f.minutes), fmt.Sprintf("--minutes is 1 to %d", longestTalk)}
	}
	w, slug, closeOwn, err := f.named(cmd, name)
	if err != nil {
		return err
	}
	defer closeOwn()
	of := ui.Presented{Slug: slug, Notes: w.Notes, Planned: time.Duration(f.minutes) * time.Minute, Called: f.env.called}
	path, notice := lectern.Beside(f.store().File()), w.Notice
	before, err := lectern.Read(path)
	goesOn := 0
	if err == nil {
		goesOn = f.goesOn(&of, w, &before)
	}
	kept, err := f.openVotes(cmd, goesOn > 0, &before)
	if err != nil {
		return err
	}
	profile, notHere := f.env.Screen(false)
	if notHere != nil || f.plain || f.env.Plain {
		return UsageError{"present draws on a projector: it needs a terminal, and has no text", "exit42 handout is for paper; exit42 --plain is the tutorial as text"}
	}
	of.Votes, of.KeepVotes = kept.votes, kept.keep
	notice = cmp.Or(f.notice(&before, goesOn, kept), notice)
	if path != "" {
		speaker := lectern.Speak(path)
		defer speaker.Close()
		of.Lay = func(t lectern.Talk) {
			t.Votes = filepath.Base(kept.path)
			speaker.Lay(t)
		}
	}
	o := ofWorkshop(w)
	o.Present, o.Notice = &of, notice
	err = f.showIn(cmd.Context(), profile, o)
	kept.told(cmd.ErrOrStderr())
	return err
}

// longestTalk is a day, in minutes.
const longestTalk = 24 * 60

// goesOn takes a talk that was cut off today for the one that begins, where no lesson is named, and
// returns its step, counted from 1; 0 for a talk that begins anew.
func (f *presentFlags) goesOn(of *ui.Presented, w workshop.Workshop, t *lectern.Talk) (step int) {
	l, err := lessons.Lookup(w.Lessons, t.Slug)
	if err != nil || of.Slug != "" || !t.GoesOn(f.env.Now()) {
		return 0
	}
	of.Slug, of.Step, of.Began, of.Passed = l.Slug, t.At, t.Began, t.Due
	if of.Planned == 0 && t.Planned > 0 && t.Planned <= longestTalk*time.Minute {
		of.Planned = t.Planned
	}
	return max(l.Step(t.At), 0) + 1
}

// notice is what the presenter has to know of the talk before. One that gives no word any more may
// still run on another machine: that is said.
func (f *presentFlags) notice(t *lectern.Talk, goesOn int, kept *keptVotes) string {
	switch alive := t.Alive(f.env.Now()); {
	case goesOn > 0 && alive:
		return fmt.Sprintf("goes on at step %d without edits; does another one run?", goesOn)
	case goesOn > 0 && t.Votes != "" && t.Votes != filepath.Base(kept.path):
		return fmt.Sprintf("goes on at step %d; --votes FILE goes on with its counts, too", goesOn)
	case goesOn > 0:
		return fmt.Sprintf("goes on at step %d; edits and the chosen Python are gone", goesOn)
	case alive:
		return "if another presenter still runs, notes follow both"
	case kept.later:
		return "hands are counted anew; --votes FILE goes on with those of another talk"
	}
	return ""
}
