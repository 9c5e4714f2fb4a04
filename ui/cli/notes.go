package cli

import (
	"context"

	tea "charm.land/bubbletea/v2"
	"github.com/spf13/cobra"

	"exit42/ui/lectern"
	"exit42/ui/notes"
	"exit42/ui/theme"
)

// notesCommand follows the presenter whose progress is in the same place.
func notesCommand(parent *screen) *cobra.Command {
	s := screen{env: parent.env, store: parent.store}
	var once bool
	cmd := &cobra.Command{
		Use:   "notes",
		Short: "speaker notes, next step and clock, in a second terminal",
		Long: "Shows to the speaker, in a second terminal, what belongs to the step that exit42 present shows\n" +
			"to the class: the notes, the next step, the vote's next move, a run that is frozen, a key that is\n" +
			"armed, and how the time that has passed stands to what is planned.\n\n" +
			"It finds the presenter of the same user on the same machine by itself, through a file beside the\n" +
			"one with the progress, and named after it: progress-talk.json. With --state FILE both need the same\n" +
			"FILE, and two talks with a FILE each share nothing. It may be started first, waits for a presenter,\n" +
			"and goes on when one is started again. It changes nothing of the talk: its keys scroll the notes, and\n" +
			"q quits. Without a terminal, or with --plain, each change is appended as text.",
		Example: "  exit42 notes\n  exit42 notes --plain\n  exit42 notes --once",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.notes(cmd, once) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&s.light, "light", false, "colours for a light background (otherwise the terminal is asked)")
	flags.BoolVar(&s.contrast, "contrast", false, "high contrast")
	flags.BoolVar(&s.ascii, "ascii", false, "draw with ASCII characters only")
	flags.BoolVar(&s.plain, "plain", false, "text only: each change is appended; for screen readers and pipes")
	flags.BoolVar(&once, "once", false, "print how it stands now, and end")
	return cmd
}

func (s *screen) notes(cmd *cobra.Command, once bool) error {
	path, of := lectern.Beside(s.store().File()), ""
	if path == "" {
		return UsageError{"there is no home directory in which a presenter could leave its notes", "start both with --state FILE"}
	}
	if state := cmd.Flag("state"); state != nil && state.Changed {
		of = "exit42 present --state " + state.Value.String()
	}
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	seen := lectern.Watch(ctx, path)
	text := notes.Text{Out: cmd.OutOrStdout(), ASCII: s.asciiOnly(), Seen: seen, Now: s.env.Now, Of: of}
	if once {
		return text.Once()
	}
	profile, notHere := s.env.Screen(false)
	if s.plain || s.env.Plain || notHere != nil {
		return text.Follow(ctx)
	}
	looks := theme.Options{Dark: !s.light, Contrast: s.contrast, ASCII: s.asciiOnly(), Profile: profile}
	_, err := tea.NewProgram(notes.New(notes.Options{Theme: looks, AskBackground: !s.light, Seen: seen, Now: s.env.Now, Of: of})).Run()
	return err
}
