package lectern

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A talk is written to a file of its own, named fresh and a number, before it takes its place.
const fresh = ".talk-"

// abandoned is how old such a file is of which no writer is left: a living one has it for the time
// of a write. Its age tells more than a process's number, which another machine may have given.
const abandoned = time.Minute

// sweep takes away what writers left behind that were killed while they wrote.
func sweep(dir string, now time.Time) {
	there, _ := os.ReadDir(dir)
	for _, file := range there {
		number, ours := strings.CutPrefix(file.Name(), fresh)
		if _, err := strconv.ParseUint(number, 10, 64); !ours || err != nil {
			continue
		}
		if info, err := file.Info(); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > abandoned {
			os.Remove(filepath.Join(dir, file.Name()))
		}
	}
}
