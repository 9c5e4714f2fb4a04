package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"exit42/lessons"
	keep "exit42/ui/progress"
	"exit42/ui/stage"
)

// recapCommand prints what became of the predictions in what open opens.
func recapCommand(env Env, open func() *keep.Store) *cobra.Command {
	var notes bool
	cmd := &cobra.Command{
		Use:   "recap",
		Short: "what you predicted, how sure you were, and what happened",
		Long: "Prints what became of your predictions; what you were sure and wrong about comes first.\n" +
			"With --notes it prints notes to take home, as Markdown: the predictions, the explanations\n" +
			"and the cheat sheet.",
		Example: "  exit42 recap\n  exit42 recap --notes > exit42.md",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w, err := env.taught()
			if err != nil {
				return err
			}
			record, notice := open().Load()
			note(cmd.ErrOrStderr(), notice)
			recap := lessons.NewRecap(w.Lessons, record)
			if notes {
				_, err = io.WriteString(cmd.OutOrStdout(), recap.Markdown(w.Sheet))
				return err
			}
			return printRecap(cmd.OutOrStdout(), recap, env.ASCII)
		},
	}
	cmd.Flags().BoolVar(&notes, "notes", false, "print notes to take home, as Markdown")
	return cmd
}

// clean is lines as they can be shown.
func clean(lines string, ascii bool) string {
	var b strings.Builder
	for line := range strings.Lines(lines) {
		text, end := strings.CutSuffix(line, "\n")
		b.WriteString(stage.Clean(text, ascii))
		if end {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// recapColumns is how wide the text is.
const recapColumns = 76

// printRecap prints the recap as text: what surprised with its explanation, the rest a line each.
func printRecap(out io.Writer, r lessons.Recap, ascii bool) error {
	var b strings.Builder
	paragraph(&b, "", r.Summary())
	surprises := r.Surprises()
	if len(surprises) > 0 {
		b.WriteString("\nWorth another look, what you were surest of first:\n")
	}
	for _, p := range surprises {
		fmt.Fprintf(&b, "\n%d  %s\n", p.Number, p.Asked())
		paragraph(&b, "   ", told(p))
		paragraph(&b, "   ", p.Why)
	}
	if rest := r.Predictions[len(surprises):]; len(rest) > 0 {
		b.WriteString("\nThe others:\n\n")
		for _, p := range rest {
			fmt.Fprintf(&b, "%d  %s\n", p.Number, p.Asked())
			paragraph(&b, "   ", told(p))
		}
	}
	b.WriteString("\nThe lessons:\n\n")
	for _, s := range r.Lessons {
		fmt.Fprintf(&b, "%d  %s: %s\n", s.Number, s.Title, s.Standing())
	}
	_, err := io.WriteString(out, clean(b.String(), ascii))
	return err
}

// paragraph writes words that may have been wrapped elsewhere, indented.
func paragraph(b *strings.Builder, indent, text string) {
	if text == "" {
		return
	}
	text = ansi.Wrap(strings.Join(strings.Fields(text), " "), recapColumns-len(indent), "")
	for line := range strings.SplitSeq(text, "\n") {
		b.WriteString(indent + strings.TrimSpace(line) + "\n")
	}
}
