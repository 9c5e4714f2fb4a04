package cli

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/lessons/report"
)

// reportCommand prints the learner's own record, to hand in; below it, a class's are merged.
func reportCommand(parent *screen) *cobra.Command {
	var name string
	out := output{formats: []string{"text", "md", "json"}}
	cmd := &cobra.Command{
		Use:   "report",
		Short: "what you predicted and what happened, to hand in; report merge for a class",
		Long: "Prints what is kept of you: how far you are in each lesson, what you predicted, how sure you\n" +
			"were, and what happened. No name is in it, unless you give one with --name.\n\n" +
			"To hand it in, write it to a file: -o FILE.json. A FILE.md or FILE.txt is for people to read.\n" +
			"A file of that name is written over. Whoever has the reports of a class brings them together\n" +
			"with report merge.",
		Example: "  exit42 report\n  exit42 report --name \"Ada Lovelace\" -o ada.json\n  exit42 report --format md",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return UsageError{fmt.Sprintf("report takes no files, and got %q", args[0]), "exit42 report merge FILE... brings the reports of a class together"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return out.writeOwn(cmd, parent, name) },
	}
	cmd.Flags().StringVar(&name, "name", "", "your name, if it is to be in the report")
	out.flags(cmd)
	cmd.AddCommand(mergeCommand(parent))
	return cmd
}

// writeOwn writes the record of whoever uses this machine.
func (o *output) writeOwn(cmd *cobra.Command, s *screen, name string) error {
	format, err := o.chosen()
	if err != nil {
		return err
	}
	w, err := s.env.taught()
	if err != nil {
		return err
	}
	record, notice := s.store().Load()
	note(cmd.ErrOrStderr(), notice)
	r := report.New(w.Lessons, record, name)
	var text bytes.Buffer
	switch format {
	case "json":
		err = r.Encode(&text)
	case "md":
		text.WriteString(clean(r.Markdown(), false))
	default:
		text.WriteString(clean(r.Text(), s.env.ASCII && o.file == ""))
	}
	if err != nil {
		return err
	}
	return o.write(s.env, cmd.OutOrStdout(), text.Bytes())
}

// output is where a text goes, and in which of these formats. The first is for who says nothing.
type output struct {
	formats      []string
	format, file string
}

func (o *output) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.format, "format", "", "one of "+strings.Join(o.formats, ", ")+" (default: what FILE is called, or "+o.formats[0]+")")
	cmd.Flags().StringVarP(&o.file, "output", "o", "", "write it to this file")
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(o.formats, cobra.ShellCompDirectiveNoFileComp))
}

// chosen is the format that was named, or that the file's name tells.
func (o *output) chosen() (string, error) {
	if o.format != "" {
		if !slices.Contains(o.formats, o.format) {
			return "", UsageError{fmt.Sprintf("no format %q", o.format), "there are " + strings.Join(o.formats, ", ")}
		}
		return o.format, nil
	}
	kind := strings.ToLower(strings.TrimPrefix(filepath.Ext(o.file), "."))
	switch {
	case kind == "":
		return o.formats[0], nil
	case kind == "txt":
		kind = "text"
	}
	if !slices.Contains(o.formats, kind) {
		return "", UsageError{"no format for " + clean(o.file, false), "say which with --format: there are " + strings.Join(o.formats, ", ")}
	}
	return kind, nil
}

// write puts the text into the file, or prints it where none was named.
func (o *output) write(env Env, stdout io.Writer, text []byte) error {
	if o.file == "" || o.file == "-" {
		_, err := stdout.Write(text)
		return err
	}
	path, err := env.target(o.file)
	if err != nil {
		return err
	}
	return writeOver(path, text)
}
