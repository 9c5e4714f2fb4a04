package cli

import (
	"bytes"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"exit42/lessons/report"
	"exit42/ui/stage"
)

// mergeCommand brings the reports and votes of a class together.
func mergeCommand(parent *screen) *cobra.Command {
	out := output{formats: []string{"md", "csv", "json"}}
	cmd := &cobra.Command{
		Use:   "merge FILE...",
		Short: "the reports and votes of a class, on one page",
		Long: "Brings together reports that learners made with exit42 report -o FILE.json, and files of votes\n" +
			"that exit42 present kept. A folder stands for the .json files in it.\n\n" +
			"The page begins with what they got wrong: what most said, and most surely, comes first, with\n" +
			"what to tell them. Then comes what changed by discussion, who is done, and each question with\n" +
			"its answers. Who gave no name stays without one. As CSV there is a row for each answer and\n" +
			"each count of hands; as JSON there is all of it.\n\n" +
			"A file that cannot be counted is named on standard error, with the reason, and the others are\n" +
			"merged. Only where nothing could be merged the exit code is 1.",
		Example: "  exit42 report merge *.json\n  exit42 report merge handed-in/ -o class.md\n  exit42 report merge handed-in/ progress-votes-2026-11-22.json -o class.csv",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return UsageError{"merge needs the reports of a class", "exit42 report merge *.json, or the folder that they are in"}
			}
			return nil
		},
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			m := merging{env: parent.env, say: func(file, what string) {
				note(cmd.ErrOrStderr(), stage.Clean(file+": "+what, parent.env.ASCII))
			}}
			return m.write(cmd.OutOrStdout(), args, &out)
		},
	}
	out.flags(cmd)
	return cmd
}

// merging is one call of merge.
type merging struct {
	env Env
	say func(file, what string) // says on standard error what is the matter with a file
}

// write writes what the files say together.
func (m *merging) write(stdout io.Writer, args []string, out *output) error {
	format, err := out.chosen()
	if err != nil {
		return err
	}
	if there, err := m.read(out.file); err == nil && report.HandedIn(there) {
		return UsageError{clean(out.file, false) + " was handed in, and is not written over", "name another file with -o"}
	}
	text, err := m.merge(args, format)
	if err != nil {
		return err
	}
	return out.write(m.env, stdout, text)
}

// merge is what the files say together, in a format.
func (m *merging) merge(args []string, format string) ([]byte, error) {
	w, err := m.env.taught()
	if err != nil {
		return nil, err
	}
	class := report.NewClass(w.Lessons)
	files := m.files(args)
	for _, name := range files {
		m.add(class, name)
	}
	if class.Empty() {
		return nil, errors.New("there is nothing to merge; learners make a report with exit42 report -o FILE.json")
	}
	s := class.Summary()
	var text bytes.Buffer
	switch format {
	case "csv":
		err = s.CSV(&text)
	case "json":
		err = s.Encode(&text)
	default:
		text.WriteString(clean(s.Markdown(), false))
	}
	return text.Bytes(), err
}

// add counts a file, or says why not.
func (m *merging) add(class *report.Class, name string) {
	text, err := m.read(name)
	said := ""
	if err == nil {
		said, err = class.Add(name, text)
	}
	switch {
	case err != nil:
		m.say(name, err.Error()+" (not counted)")
	case said != "":
		m.say(name, said)
	}
}
