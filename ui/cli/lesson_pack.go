package cli

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"exit42/lessons/workshop"
	"exit42/ui/stage"
)

func lessonPackCommand(env Env) *cobra.Command {
	f := checkFlags{selftestFlags{env: env}}
	out := besideZip
	cmd := &cobra.Command{
		Use:   "pack DIR",
		Short: "check lessons, record their runs and pack them into one zip to hand out",
		Long: "Checks the workshop in DIR as exit42 lesson check does; where something is wrong, nothing is packed.\n" +
			"Runs that are not recorded yet, or were of another program, are recorded in DIR/recordings, for\n" +
			"machines that cannot run them. Then the lessons, programs, pages and recordings are packed, and\n" +
			"nothing else of DIR. The same folder gives the same zip, byte for byte. A zip of that name is\n" +
			"written over.\n\n" +
			"Put it beside the program as lessons.zip, and that teaches your lessons: exit42 lesson --help.",
		Example: "  exit42 lesson pack mine\n  exit42 lesson pack mine -o /media/stick/lessons.zip",
		Args:    oneFolder, ValidArgsFunction: completeFolders,
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := env.deskAt(args[0])
			if err != nil {
				return err
			}
			return f.pack(cmd, d, out)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVarP(&out, "output", "o", out, "the zip to write")
	cmd.MarkFlagFilename("output", "zip")
	return cmd
}

func (f checkFlags) pack(cmd *cobra.Command, d desk, out string) error {
	if !isZip(out) { // what a slip of the hand names may be a lesson
		return UsageError{fmt.Sprintf("%q is no name for a zip", out), "exit42 lesson pack mine -o " + besideZip}
	}
	target, err := f.env.target(out)
	if err != nil {
		return err
	}
	r, pythons, err := f.check(cmd, d)
	if err != nil {
		return err
	}
	files := r.Files
	if len(pythons) > 0 {
		recorded, err := f.record(cmd, d, shelvedIn(d, r, f.env.launcher(&pythons[0])))
		if err != nil {
			return fmt.Errorf("a run cannot be recorded: %w", err)
		}
		files = append(files, recorded...)
	}
	packed, err := packedAs(files)
	if err != nil {
		return err
	}
	if err := writeOver(target, packed); err != nil {
		return err
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s: %s, %s, %d KiB. Put it beside the program as %s.\n",
		stage.Clean(out, f.env.ASCII), counted(len(r.Workshop.Lessons), "lesson"), counted(len(files), "file"), (len(packed)+1023)/1024, besideZip)
	return err
}

// packedAs is the zip of these files, after a look into it: it is one that will be played.
func packedAs(files []workshop.File) ([]byte, error) {
	var b bytes.Buffer
	if err := workshop.Pack(&b, files); err != nil {
		return nil, err
	}
	own, err := builtIn()
	if err != nil {
		return nil, err
	}
	inner, err := workshop.Zip(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err == nil {
		_, err = workshop.Open(inner, own)
	}
	if err != nil {
		return nil, fmt.Errorf("the zip would not be played: %w", err)
	}
	return b.Bytes(), nil
}
