package python

import (
	"os"
	"path/filepath"
	"strings"
)

// pyenv keeps each Python in a directory of its own, versions/NAME, and puts one directory,
// shims, on PATH. A shim is a shell script that looks for the version to start every time;
// that is slow, and fails for versions that are there but not chosen. So the versions are
// read directly, and the shims are left alone.

// pyenvVersions is where pyenv keeps its versions, "" if there is no pyenv or it can't be read.
func (f Finder) pyenvVersions() string {
	if f.PyenvRoot == "" {
		return ""
	}
	dir := filepath.Join(f.PyenvRoot, "versions")
	if _, err := os.ReadDir(dir); err != nil {
		return ""
	}
	return dir
}

// standsForPyenv reports whether dir holds only shims of versions that can be read directly.
func (f Finder) standsForPyenv(dir string) bool {
	return filepath.Base(dir) == "shims" &&
		f.pyenvVersions() != "" &&
		realPath(filepath.Dir(dir)) == realPath(f.PyenvRoot)
}

// inPyenv lists one Python for each version.
func (f Finder) inPyenv() []candidate {
	versions := f.pyenvVersions()
	if versions == "" {
		return nil
	}
	entries, err := os.ReadDir(versions)
	if err != nil {
		return nil
	}
	var found []candidate
	for _, e := range entries {
		for _, command := range []string{"python3", "python"} {
			if c, ok := f.inPyenvVersion(e.Name(), command); ok {
				found = append(found, c)
				break
			}
		}
	}
	return found
}

// inPyenvVersion finds a command in one version.
func (f Finder) inPyenvVersion(version, command string) (candidate, bool) {
	dir := filepath.Join(f.PyenvRoot, "versions", version)
	if f.goos() != "windows" {
		dir = filepath.Join(dir, "bin")
	}
	return f.look(f.program(filepath.Join(dir, command)), "pyenv")
}

// pyenvGlobal finds what the shim of command would start: that of the first of the chosen
// versions which has it. Only the choice for the whole machine is looked at, since a choice
// for one directory or one shell says nothing about where the lessons run.
func (f Finder) pyenvGlobal(command string) (candidate, bool) {
	chosen, err := os.ReadFile(filepath.Join(f.PyenvRoot, "version"))
	if err != nil {
		return candidate{}, false
	}
	for version := range strings.FieldsSeq(string(chosen)) {
		if version == "system" || !filepath.IsLocal(version) {
			continue
		}
		if c, ok := f.inPyenvVersion(version, command); ok && c.why == "" {
			return c, true
		}
	}
	return candidate{}, false
}
