package cli

import (
	"os"
	"path/filepath"
	"strings"
)

// shortPath is how long a path may be that a room is asked to type.
const shortPath = 48

// called is how a person at a shell calls a program: by a name that is found on PATH and is this
// very file, else by its path, with ~ for home. It is empty where nobody would type that.
func (e *Env) called(path string) string {
	for _, name := range []string{filepath.Base(path), "python3", "python"} {
		if found := onPath(e.Pythons.PATH, name); found != "" && sameFile(found, path) {
			return name
		}
	}
	if e.Around != nil {
		home := filepath.Clean(e.Around().Home)
		if rest, ok := strings.CutPrefix(path, home+string(filepath.Separator)); ok && home != "." && home != string(filepath.Separator) && plainWord(rest) {
			path = "~" + string(filepath.Separator) + rest
		}
	}
	if len(path) > shortPath || !plainWord(path) {
		return ""
	}
	return path
}

// onPath is the first program of that name, which is the one that a shell starts.
func onPath(list, name string) string {
	for _, dir := range filepath.SplitList(list) {
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path
		}
	}
	return ""
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	two, err := os.Stat(b)
	return err == nil && os.SameFile(one, two)
}

// plainWord says that a shell takes a path as it stands.
func plainWord(path string) bool {
	return !strings.ContainsFunc(path, func(r rune) bool {
		return !strings.ContainsRune("/._-+~\\:", r) && !(r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z')
	})
}
