package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	mango "github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"exit42/content"
	"exit42/lessons"
)

// release is set when a release is built: -ldflags "-X main.release=v1.0.0".
var release = "dev"

// commands is the command line. A command's long text is its manual.
func commands() *cobra.Command {
	var s screen
	root := &cobra.Command{
		Use:   "exit42",
		Short: "exit 42 is not return 42: what reaches a process's parent, and how",
		Long: "A child process computes 42: what reaches its parent, and how?\n\n" +
			"exit42 takes a popular, wrong article through its own scenario, starts real processes\n" +
			"while you watch, and shows that the exit code is not the returned value.\n" +
			"Without a command it opens the tutorial.",
		Args:          noArgs,
		SilenceErrors: true, SilenceUsage: true,
		Version: version(),
		RunE:    func(cmd *cobra.Command, _ []string) error { return s.show(cmd.Context(), "") },
	}
	root.SetVersionTemplate("exit42 {{.Version}}\n")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError{err.Error(), flagHint(cmd, err)}
	})
	root.CompletionOptions.HiddenDefaultCmd = false
	s.flags(root)
	root.AddCommand(openCommand(&s), listCommand(), runCommand(), manCommand(root))
	return root
}

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	hint := cmd.CommandPath() + " --help says what there is"
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		hint = fmt.Sprintf("did you mean %q? %s", near[0], hint)
	}
	return usageError{fmt.Sprintf("no command %q", args[0]), hint}
}

func openCommand(s *screen) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "open LESSON",
		Short:             "open the tutorial at a lesson",
		Args:              oneLesson,
		ValidArgsFunction: completeLessons,
		RunE: func(cmd *cobra.Command, args []string) error {
			return s.show(cmd.Context(), strings.Join(args, " "))
		},
	}
	s.flags(cmd)
	return cmd
}

func listCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "list the lessons, a line each",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := lessons.Load(content.Lessons())
			for _, l := range all {
				fmt.Fprintf(cmd.OutOrStdout(), "%d  %-12s %s (%d minutes)\n", l.Number, l.Slug, l.Title, l.Minutes)
			}
			return err
		},
	}
}

func manCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "print the manual page, for man -l -",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			page, err := mango.NewManPage(1, root)
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), page.Build(roff.NewDocument()))
			return err
		},
	}
}

func oneLesson(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usageError{cmd.CommandPath() + " needs a lesson", "exit42 list shows the lessons"}
	}
	return nil
}

func completeLessons(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	all, _ := lessons.Load(content.Lessons())
	var names []string
	for _, l := range all {
		names = append(names, l.Slug+"\t"+l.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// flagHint names the flag that looks most like the one that is not there.
func flagHint(cmd *cobra.Command, err error) string {
	_, wrong, ok := strings.Cut(err.Error(), "unknown flag: --")
	help := cmd.CommandPath() + " --help lists the flags"
	if !ok {
		return help
	}
	if near := lessons.NearestWord(wrong, flagNames(cmd)); near != "" {
		return fmt.Sprintf("did you mean --%s? %s", near, help)
	}
	return help
}

func flagNames(cmd *cobra.Command) []string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// version is the release, the commit and the Go version that this binary was made of.
func version() string {
	v := release
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v += " (" + s.Value[:min(12, len(s.Value))] + ")"
			}
		}
	}
	return fmt.Sprintf("%s %s %s/%s", v, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
