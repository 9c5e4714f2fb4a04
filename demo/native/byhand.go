package native

import (
	"runtime"
	"strings"

	"exit42/demo"
)

// byHand is the command line of args, as a person types it, and how to see what it exits with.
func byHand(args []string) string {
	words := make([]string, len(args))
	for i, arg := range args {
		words[i] = demo.ShellWord(arg)
	}
	line := strings.Join(words, " ")
	if runtime.GOOS == "windows" {
		return line
	}
	return line + "; echo $?"
}
