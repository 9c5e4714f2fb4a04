package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"exit42/lessons"
)

// wrongFlag makes a usage error of what the parser says about a flag.
func wrongFlag(cmd *cobra.Command, err error) error {
	var value *pflag.InvalidValueError
	if !errors.As(err, &value) {
		return UsageError{err.Error(), flagHint(cmd, err)}
	}
	f, takes := value.GetFlag(), ""
	switch f.Value.Type() {
	case "int":
		takes = "a whole number"
	case "duration":
		takes = "a time such as 90s or 10m"
	case "bool":
		takes = "true or false, or stands alone"
	}
	if takes == "" {
		return UsageError{fmt.Sprintf("--%s %q: %v", f.Name, value.GetValue(), errors.Unwrap(value)), flagHint(cmd, err)}
	}
	return UsageError{fmt.Sprintf("--%s takes %s, and got %q", f.Name, takes, value.GetValue()), flagHint(cmd, err)}
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
