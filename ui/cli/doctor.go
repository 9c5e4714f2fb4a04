package cli

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"exit42/ui/doctor"
	"exit42/ui/stage"
)

// Surroundings are what a report about this machine tells of the terminal and of a person's folders.
type Surroundings struct {
	Home, Temp string   // directories; no Home where there is none
	Editor     string   // the command of the person's own, with its arguments
	Private    []string // names, of the person and of the host, that nobody shall read
	Terminal   Terminal
	Profile    func() colorprofile.Profile // tmux is asked, and may not answer
	Background string                      // COLORFGBG: "15;0" where it is black
}

// A Terminal is what the surroundings say of it.
type Terminal = doctor.Terminal

// errNotReady is the end of a report that says all that there is to say.
var errNotReady = errors.New("the tutorial cannot run here; what to do stands behind each lack")

func doctorCommand(parent *screen) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "what this machine has, and what to do about what it lacks",
		Long: "Prints one block to paste where somebody asks for it: the system, the terminal, the Pythons and\n" +
			"their start methods, which lessons will be LIVE and which RECORDED, and where files go. A parent\n" +
			"and a child are really started, in Python and in Go. Behind each lack stands what to do about it;\n" +
			"few people need what is optional. Names of persons and hosts are left out, a home directory is ~,\n" +
			"and nothing is written. The exit code is 1 only if no lesson can run here.",
		Example: "  exit42 doctor\n  exit42 doctor --json > machine.json",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx, cancel := context.WithTimeout(cmd.Context(), visit)
			defer cancel()
			defer asking(cmd.ErrOrStderr())()
			r, err := parent.examine(ctx)
			if err == nil {
				err = cmd.Context().Err()
			}
			if err != nil {
				return err
			}
			return printReport(cmd.OutOrStdout(), r, asJSON, parent.env.ASCII)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the same as JSON")
	return cmd
}

// visit is how long an examination may take. What has not answered by then is said to be late.
const visit = time.Minute

func printReport(w io.Writer, r *doctor.Report, asJSON, ascii bool) error {
	var err error
	if asJSON {
		out := json.NewEncoder(w)
		out.SetIndent("", "  ")
		out.SetEscapeHTML(false)
		err = out.Encode(r)
	} else {
		_, err = io.WriteString(w, clean(r.Text(), ascii))
	}
	if err == nil && !r.Ready {
		err = errNotReady
	}
	return err
}

// A discretion makes what this machine says fit to be read by others.
type discretion struct{ doctor.Privacy }

// maxSaid is how long one thing may be that a machine says of itself, in bytes.
const maxSaid = 300

// say hides first and cuts then: half of a name would not be found.
func (d discretion) say(text string) string {
	text = d.Hide(text)
	if len(text) > maxSaid {
		text = strings.ToValidUTF8(text[:maxSaid], "") + "..."
	}
	return stage.Clean(text, false)
}
