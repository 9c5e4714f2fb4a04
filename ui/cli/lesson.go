package cli

import "github.com/spf13/cobra"

func lessonCommand(parent *screen) *cobra.Command {
	return &cobra.Command{Use: "lesson", Short: "begin, check and pack lessons of your own", Hidden: true, Args: noArgs}
}
