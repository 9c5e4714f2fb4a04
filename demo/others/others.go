// Package others finds the programs that run other languages on this machine, and runs their
// files live: a shell script, or a program for Node or Perl, that starts children of its own.
//
//	Find(PATH) ─► Tool ─► Runtime ─► demo.Start
//
// There is no probe for these languages. What a run of theirs tells is that it began, the lines
// that it printed, and how it ended.
//
// Law: the environment is the caller's to read; nothing is started to find a tool, and whatever
// is started to ask for its version runs as every run does, under a guard and with a limit.
package others

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// A Tool is a program of this machine that runs files of its language.
type Tool struct {
	Name    string // sh, bash, dash, zsh, Node, Perl
	Path    string // absolute
	Is      string // of an sh: the program that it really is, "dash", where its file says so
	Version string // "5.2.15"; empty until it was asked for, and where it says none
}

// tools are the names that a lesson knows, in the order in which they are shown, and the
// programs that they stand for.
var tools = []struct{ name, program string }{
	{"sh", "sh"}, {"bash", "bash"}, {"dash", "dash"}, {"zsh", "zsh"}, {"Node", "node"}, {"Perl", "perl"},
}

// Find looks for each tool in the directories of path, a PATH. It starts nothing, and so is quick.
func Find(path string) []Tool {
	var found []Tool
	for _, t := range tools {
		if file, ok := Program(path, t.program); ok {
			found = append(found, Tool{Name: t.name, Path: file, Is: really(t.name, file)})
		}
	}
	return found
}

// Program is the first file of that name in the directories of path that can be started. A
// directory that is not absolute would depend on where the learner happens to be.
func Program(path, name string) (file string, ok bool) {
	for _, dir := range filepath.SplitList(path) {
		if file := filepath.Join(dir, name+suffix()); filepath.IsAbs(dir) && isProgram(file) {
			return file, true
		}
	}
	return "", false
}

// Named picks the tool of that name, in capitals or not.
func Named(found []Tool, name string) (Tool, bool) {
	for _, t := range found {
		if strings.EqualFold(t.Name, name) {
			return t, true
		}
	}
	return Tool{}, false
}

// String is the tool with what is known of it: "Node 20.20.2", "sh (dash)", "sh (bash 5.2.15)".
func (t Tool) String() string {
	version := ""
	if t.Version != "" {
		version = " " + t.Version
	}
	if t.Is != "" {
		return t.Name + " (" + t.Is + version + ")"
	}
	return t.Name + version
}

func suffix() string {
	if runtime.GOOS == "windows" {
		return ".exe"
	}
	return ""
}

// isProgram reports whether the file can be started. On Windows the files in System32 and
// WindowsApps are passed over: they bear these names and offer to install what is not there.
func isProgram(file string) bool {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	if runtime.GOOS != "windows" {
		return info.Mode()&0o111 != 0
	}
	dir := filepath.Base(filepath.Dir(file))
	return !strings.EqualFold(dir, "System32") && !strings.EqualFold(dir, "WindowsApps")
}

// macShell is the link by which macOS says which shell its /bin/sh becomes (sh(1)).
const macShell = "/private/var/select/sh"

// really says which program an sh is, where its file is a link to one of another name.
func really(name, file string) string {
	if name != "sh" {
		return ""
	}
	target, err := filepath.EvalSymlinks(file)
	if runtime.GOOS == "darwin" && target == "/bin/sh" {
		target, err = filepath.EvalSymlinks(macShell)
	}
	if err != nil {
		return ""
	}
	base := strings.TrimSuffix(filepath.Base(target), suffix())
	if base == name || !plain(base) {
		return ""
	}
	return base
}

// plain reports whether a file's name is short and harmless to show.
func plain(name string) bool {
	const longest = 20
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return false
		}
	}
	return len(name) <= longest
}
