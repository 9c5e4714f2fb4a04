package demo

import (
	"runtime"
	"strings"
)

// ShellWord quotes s for a shell where it needs it: a POSIX one or, on Windows, cmd.exe.
func ShellWord(s string) string {
	plain := func(c rune) bool {
		return strings.ContainsRune(`/._-+=:@%\`, c) || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
	}
	windows := runtime.GOOS == "windows"
	switch {
	case s != "" && strings.IndexFunc(s, func(c rune) bool { return !plain(c) || c == '\\' && !windows }) < 0:
		return s
	case windows:
		return `"` + s + `"` // no path holds a quote
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
