package lab

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"exit42/demo"
)

// ourMemory is how the library names memory for which the program gave no name.
var ourMemory = regexp.MustCompile(`^psm_[0-9a-f]{8,32}$`)

// Sweep removes the named memory of a run that was ended before it could do so itself: on Linux
// such memory is a file, and the library's resource tracker was ended with the rest. Run does it
// by itself; who starts the program's sessions otherwise calls it after the end of each.
func Sweep(t *demo.Trace) {
	if runtime.GOOS != "linux" {
		return
	}
	for i := range t.Len() {
		e := t.Event(i)
		name, named := strings.CutPrefix(e.Channel, "shm:")
		if e.Kind == demo.KindChannel && named && ourMemory.MatchString(name) {
			os.Remove(filepath.Join("/dev/shm", name))
		}
	}
}
