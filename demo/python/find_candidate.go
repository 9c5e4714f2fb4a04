package python

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A candidate is a file that looks like a Python and has not been asked yet.
type candidate struct {
	path  string
	from  string
	first bool   // a shell that is told "python3" would start this one
	why   string // if not empty, it is no use to start it
}

// candidates lists every file worth asking, each once, the most wanted first.
func (f Finder) candidates(ctx context.Context) []candidate {
	var all []candidate
	for _, name := range []string{"python3", "python"} {
		if c, ok := f.lookup(name); ok {
			c.first = true
			all = append(all, c)
			break
		}
	}
	for _, dir := range f.dirs() {
		if !f.standsForPyenv(dir) {
			all = append(all, f.inDir(dir)...)
		}
	}
	all = append(all, f.inPyenv()...)
	if f.goos() == "windows" {
		all = append(all, f.inLauncher(ctx)...)
	}

	seen := make(map[string]bool)
	return slices.DeleteFunc(all, func(c candidate) bool {
		key := c.identity()
		again := seen[key]
		seen[key] = true
		return again
	})
}

// identity is the same for two names of one Python in one directory, as python3 and
// python3.13 often are, so that it is started once. The name of the file behind the link
// has to be a Python's: some version managers link all names to one program of theirs,
// which looks at the name it was called by.
func (c candidate) identity() string {
	dir := realPath(filepath.Dir(c.path))
	real := realPath(c.path)
	if !strings.HasPrefix(strings.ToLower(filepath.Base(real)), "python") {
		real = filepath.Base(c.path)
	}
	return dir + "\x00" + real
}

// mayBe reports whether its name leaves it possible that it is of that version: python3.12 and
// pyenv's versions/3.12.1 are no 3.13.
func (c candidate) mayBe(wanted release) bool {
	name := strings.TrimPrefix(strings.TrimSuffix(strings.ToLower(filepath.Base(c.path)), ".exe"), "python")
	if c.from == "pyenv" {
		dir := filepath.Dir(c.path)
		if filepath.Base(dir) == "bin" {
			dir = filepath.Dir(dir)
		}
		name = filepath.Base(dir)
	}
	says, ok := parseRelease(name)
	return !ok || wanted.covers(says) || says.covers(wanted)
}

// dirs are the directories of PATH. One that is not absolute would depend on where
// the learner happens to be, and could start a program that lies there by accident.
func (f Finder) dirs() []string {
	return slices.DeleteFunc(filepath.SplitList(f.PATH), func(dir string) bool {
		return !filepath.IsAbs(dir)
	})
}

// lookup finds what a shell would start for a command. Where a shell would meet pyenv's
// shim, it finds what the shim would start.
func (f Finder) lookup(command string) (candidate, bool) {
	for _, dir := range f.dirs() {
		if f.standsForPyenv(dir) {
			if c, ok := f.pyenvGlobal(command); ok {
				return c, true
			}
			continue
		}
		if c, ok := f.look(f.program(filepath.Join(dir, command)), "PATH"); ok && c.why == "" {
			return c, true
		}
	}
	return candidate{}, false
}

// program completes the name of a program as the system would.
func (f Finder) program(path string) string {
	if f.goos() == "windows" && !strings.EqualFold(filepath.Ext(path), ".exe") {
		return path + ".exe"
	}
	return path
}

var pythonName = regexp.MustCompile(`^python(3(\.\d+)?)?$`)

// inDir lists the Pythons of one directory: python3, then python3.N with the newest first,
// then python, which may be a Python 2.
func (f Finder) inDir(dir string) []candidate {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if f.goos() == "windows" {
			name = strings.ToLower(name)
			if !strings.HasSuffix(name, ".exe") {
				continue
			}
			name = strings.TrimSuffix(name, ".exe")
		}
		if pythonName.MatchString(name) {
			names = append(names, name)
		}
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(
			trueFirst(a == "python3", b == "python3"),
			trueFirst(a != "python", b != "python"),
			compareVersions(strings.TrimPrefix(b, "python"), strings.TrimPrefix(a, "python")),
		)
	})
	var found []candidate
	for _, name := range names {
		if c, ok := f.look(f.program(filepath.Join(dir, name)), "PATH"); ok {
			found = append(found, c)
		}
	}
	return found
}

// look reports whether there is something at path that could be a Python, and if it is
// plain without starting it that it can't be used, why.
func (f Finder) look(path, from string) (candidate, bool) {
	c := candidate{path: path, from: from}
	windows := f.goos() == "windows"
	info, err := os.Stat(path)
	switch {
	case err != nil:
		if _, err := os.Lstat(path); err != nil {
			return candidate{}, false
		}
		// On Windows an app's alias is a link that only the system can follow.
		if !windows {
			c.why = "a symbolic link to nothing"
		}
	case info.IsDir():
		return candidate{}, false
	case !windows && info.Mode()&0o111 == 0:
		c.why = "not executable"
	case f.goos() == "darwin" && path == "/usr/bin/python3" && !hasDeveloperTools():
		c.why = "Apple's stub, not a Python: the command line developer tools are not installed"
	}
	return c, true
}

// hasDeveloperTools reports whether macOS has something behind /usr/bin/python3. If it has
// not, starting that opens a window which offers to install it.
func hasDeveloperTools() bool {
	return slices.ContainsFunc([]string{
		"/var/db/xcode_select_link",
		"/Library/Developer/CommandLineTools/usr/bin/python3",
		"/Applications/Xcode.app/Contents/Developer/usr/bin/python3",
	}, func(path string) bool {
		_, err := os.Stat(path)
		return err == nil
	})
}
