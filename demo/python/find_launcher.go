package python

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"
)

// inLauncher lists the Pythons that Windows' launcher, py, knows.
func (f Finder) inLauncher(ctx context.Context) []candidate {
	py, ok := f.lookup("py")
	if !ok {
		return nil
	}
	// Some launchers list all and then exit with an error, so only the list counts.
	ran := f.run(ctx, py.path, "-0p")
	var found []candidate
	for _, path := range parseLauncher(ran.stdout) {
		if c, ok := f.look(filepath.Clean(path), "py launcher"); ok {
			found = append(found, c)
		}
	}
	return found
}

// launcherLine is one line of the list, of any generation of the launcher:
//
//	-3.10-64        C:\Python310\python.exe *
//	-3.9-64         "C:\Program Files\Python39\python.exe"
//	-V:3.12 *       C:\Users\Ada L\AppData\Local\Programs\Python\Python312\python.exe
//	*               C:\project\venv\Scripts\python.exe
var launcherLine = regexp.MustCompile(`(?i)^\s*(?:-\S+)?\s*(?:\*\s*)?"?((?:[a-z]:|\\\\)[^"*]*\.exe)"?(?:\s*\*)?\s*$`)

// parseLauncher takes the paths from what "py -0p" prints. Lines without one are passed over.
func parseLauncher(list string) []string {
	var paths []string
	for line := range strings.Lines(list) {
		if m := launcherLine.FindStringSubmatch(line); m != nil {
			paths = append(paths, m[1])
		}
	}
	return paths
}
