package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"exit42/demo"
	"exit42/lessons"
	"exit42/lessons/recording"
)

// recordCommand makes the recordings that are played where what runs a program is missing.
func recordCommand(env Env) *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:    "record DIR",
		Short:  "make the recordings of the lessons, for machines that cannot run them",
		Long:   "Runs every program of the lessons step by step and writes what it did below DIR, which in\nthe source is content/recordings. All languages that a lesson shows have to be here.",
		Hidden: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return UsageError{"record needs the directory to write to", "in the source that is content/recordings"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if name == "" {
				name = "python3"
			}
			i, err := namedPython(cmd.Context(), env.Pythons, name)
			if err != nil {
				return err
			}
			w, err := builtIn()
			if err != nil {
				return err
			}
			here := env.launcher(&i)
			takes := recording.Takes(w.Lessons, func(p lessons.Program) demo.Experiment {
				return here.toRecord(p, runtime.GOOS)
			})
			for _, take := range takes {
				if !take.Possible() {
					return fmt.Errorf("%s is not made: %s", take.File, unrecorded(take.Program, runtime.GOOS))
				}
				packed, err := take.Make(cmd.Context())
				if err != nil {
					return err
				}
				file := filepath.Join(args[0], filepath.FromSlash(take.File))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					return err
				}
				if err := os.WriteFile(file, packed, 0o644); err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "%s  %d bytes\n", file, len(packed))
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&name, "python", "", "the Python: a version, a command or a path")
	return cmd
}
