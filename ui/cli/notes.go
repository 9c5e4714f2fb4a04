package cli

import "github.com/spf13/cobra"

func notesCommand(parent *screen) *cobra.Command {
	return &cobra.Command{Use: "notes", Short: "speaker notes, next step and clock, in a second terminal", Hidden: true, Args: noArgs}
}
