package cli

import "github.com/spf13/cobra"

func presentCommand(parent *screen) *cobra.Command {
	return &cobra.Command{Use: "present", Short: "the stage for a projector: clicker keys, votes, runs that stay frozen", Hidden: true, Args: noArgs}
}
