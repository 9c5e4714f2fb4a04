package lab_test

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"exit42/demo/lab"
)

// everyKnobs are all positions of all dials for which there is a program.
func everyKnobs() []lab.Knobs {
	var all []lab.Knobs
	for _, w := range lab.Ways() {
		for _, o := range lab.Outcomes() {
			for _, v := range lab.Values() {
				for _, order := range lab.Orders() {
					k := lab.Knobs{Outcome: o, Value: v, Typed: "(1, {2})", Way: w, Order: order}
					if k.Lack() == "" {
						all = append(all, k)
					}
				}
			}
		}
	}
	return all
}

// TestProgramsAreShort: one screen each, guarded, no line too long for the stage.
func TestProgramsAreShort(t *testing.T) {
	for _, k := range everyKnobs() {
		text := lab.Program(k).Text
		if n := strings.Count(strings.ReplaceAll(text, "\n\n", "\n"), "\n"); n > 30 || n < 8 {
			t.Errorf("%v: %d lines:\n%s", k, n, text)
		}
		if strings.Count(text, "\nif __name__ == \"__main__\":\n") != 1 {
			t.Errorf("%v: not guarded", k)
		}
		for line := range strings.Lines(text) {
			if len(strings.TrimRight(line, "\n")) > 95 || strings.TrimRight(line, " \n") != strings.TrimRight(line, "\n") {
				t.Errorf("%v: %q", k, line)
			}
		}
	}
}

// TestProgramsCompile: every program is one for every Python here, and uses all it imports.
func TestProgramsCompile(t *testing.T) {
	texts := map[string]string{}
	for _, k := range everyKnobs() {
		texts[k.String()] = lab.Program(k).Text
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	const check = `
import ast, json, sys
for name, text in json.load(sys.stdin).items():
    try:
        compile(text, "lab.py", "exec")
        tree = ast.parse(text)
        used = {n.id for n in ast.walk(tree) if isinstance(n, ast.Name)}
        for n in ast.walk(tree):
            if isinstance(n, (ast.Import, ast.ImportFrom)):
                for a in n.names:
                    if a.name not in used:
                        print(name, "does not use", a.name)
        for n in tree.body:
            if isinstance(n, ast.FunctionDef) and n.name not in used:
                print(name, "does not call", n.name)
    except SyntaxError as error:
        print(name, error)
`
	for _, py := range pythons(t) {
		cmd := exec.Command(py.Path(), "-W", "error", "-c", check)
		cmd.Stdin = bytes.NewReader(input)
		if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("%s: %v\n%s", py.Name(), err, out)
		}
	}
}

// TestPrograms: a few of them, to be read.
func TestPrograms(t *testing.T) {
	for name, k := range map[string]lab.Knobs{
		"return":              lab.Default(),
		"exitcode-300":        {Outcome: lab.Return, Value: lab.ThreeHundred, Way: lab.ExitCode},
		"pipe-raise":          {Outcome: lab.Raise, Value: lab.FortyTwo, Way: lab.Pipe},
		"pipe-mib-join-first": {Outcome: lab.Return, Value: lab.MiB, Way: lab.Pipe, Order: lab.JoinGet},
		"simplequeue-text":    {Outcome: lab.Return, Value: lab.Text, Way: lab.SimpleQueue},
		"queue-lambda":        {Outcome: lab.Return, Value: lab.Lambda, Way: lab.Queue},
		"value-never":         {Outcome: lab.Never, Value: lab.FortyTwo, Way: lab.SharedValue},
		"array-mib":           {Outcome: lab.Return, Value: lab.MiB, Way: lab.SharedArray},
		"array-os-exit":       {Outcome: lab.OSExit, Value: lab.FortyTwo, Way: lab.SharedArray},
		"shared-dict":         {Outcome: lab.Return, Value: lab.Dict, Way: lab.SharedMemory},
		"shared-signal":       {Outcome: lab.Signal, Value: lab.FortyTwo, Way: lab.SharedMemory},
		"manager-exit":        {Outcome: lab.SysExit, Value: lab.FortyTwo, Way: lab.Manager},
		"pool-raise":          {Outcome: lab.Raise, Value: lab.FortyTwo, Way: lab.Pool},
		"pool-join-first":     {Outcome: lab.Return, Value: lab.FortyTwo, Way: lab.Pool, Order: lab.JoinGet},
		"executor-raise":      {Outcome: lab.Raise, Value: lab.FortyTwo, Way: lab.Executor},
		"executor-never":      {Outcome: lab.Never, Value: lab.FortyTwo, Way: lab.Executor},
		"executor-join-first": {Outcome: lab.Return, Value: lab.FortyTwo, Way: lab.Executor, Order: lab.JoinGet},
		"file-typed":          {Outcome: lab.Return, Value: lab.Typed, Typed: "(1, 2)", Way: lab.File},
		"stdout-never":        {Outcome: lab.Never, Value: lab.FortyTwo, Way: lab.Stdout},
		"socket-dict":         {Outcome: lab.Return, Value: lab.Dict, Way: lab.Socket},
	} {
		t.Run(name, func(t *testing.T) { golden.RequireEqual(t, lab.Program(k).Text) })
	}
}
