package cli

import "github.com/spf13/cobra"

func doctorCommand(parent *screen) *cobra.Command {
	return &cobra.Command{Use: "doctor", Short: "what this machine has, and what to do about what it lacks", Hidden: true, Args: noArgs}
}
