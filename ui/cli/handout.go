package cli

import "github.com/spf13/cobra"

func handoutCommand(parent *screen) *cobra.Command {
	return &cobra.Command{Use: "handout", Short: "the workshop on paper: Markdown, or one page of HTML", Hidden: true, Args: noArgs}
}
