package selftest_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/lessons/selftest"
	"exit42/ui/cli"
)

// pythons are those of this machine that can be used, the newest first.
func pythons(t *testing.T) []python.Interpreter {
	home, _ := os.UserHomeDir()
	finder := python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: filepath.Join(home, ".pyenv")}
	found, _ := finder.Find(t.Context())
	found = slices.DeleteFunc(found, func(i python.Interpreter) bool { return !i.Supported() })
	slices.SortStableFunc(found, func(a, b python.Interpreter) int { return minor(b) - minor(a) })
	return found
}

func minor(i python.Interpreter) int {
	return cli.Runners([]python.Interpreter{i}, nil)[0].In.Minor
}

// byDefault leaves one start method, which an interpreter of that version takes by itself.
func byDefault(i python.Interpreter) python.Interpreter {
	i.Methods = []string{i.Default}
	return i
}

// tools are those that the cases name and this machine has; what is not here is said.
func tools(t *testing.T, cases []selftest.Case) []others.Tool {
	var here []others.Tool
	found := others.Find(os.Getenv("PATH"))
	told := map[string]bool{}
	for _, c := range cases {
		if c.Tool == "" || c.Tool == string(lessons.Python) || c.Tool == string(lessons.Go) || told[c.Tool] {
			continue
		}
		told[c.Tool] = true
		if tool, ok := others.Named(found, c.Tool); ok {
			here = append(here, tool.Ask())
		} else {
			t.Logf("no %s is here", c.Tool)
		}
	}
	return here
}
