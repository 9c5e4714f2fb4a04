// Package exercise prepares a learner's folder, watches it, and judges a run of what is in it:
// the number that a child computed has to come to its parent.
//
// Law: it knows no lesson and no terminal. It never writes over a file that is there. A verdict
// is a pure function of the trace.
package exercise

import (
	"crypto/rand"
	_ "embed"
	"hash/crc32"
	"path/filepath"
	"strconv"
)

// Work is the text of work.py, which stands beside each starter: compute() and report().
//
//go:embed work.py
var Work string

// workName is its name in the learner's folder.
const workName = "work.py"

// A Folder is where a learner works.
type Folder struct {
	Dir   string // absolute
	Name  string // the bare name of the learner's file: "bring.py"
	Fresh bool   // the starter was written now: no work of the learner's was there
}

// File is the absolute path of the learner's file.
func (f Folder) File() string { return filepath.Join(f.Dir, f.Name) }

// NewNonce makes the word that decides what compute() gives in a run. Each run has its own, so
// that a number from another run is a wrong one.
func NewNonce() string { return rand.Text() }

// Computed is what compute() gives in that process of a run with that nonce: work.py says it in
// Python.
func Computed(nonce string, pid int) int {
	return 10000 + int(crc32.ChecksumIEEE([]byte(nonce+" "+strconv.Itoa(pid)))%90000)
}
