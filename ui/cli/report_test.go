package cli

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestTooManyReports: there is an end to how many files are looked at, and it is said.
func TestTooManyReports(t *testing.T) {
	var said []string
	m := merging{env: Env{Path: filepath.Abs}, say: func(file, what string) { said = append(said, file+": "+what) }}
	var args []string
	for i := range maxReports + 3 {
		args = append(args, fmt.Sprintf("%04d.json", i), fmt.Sprintf("./%04d.json", i))
	}
	files := m.files(args)
	if len(files) != maxReports || files[0] != "0000.json" || files[maxReports-1] != "0999.json" {
		t.Errorf("%d files, from %s to %s", len(files), files[0], files[len(files)-1])
	}
	if want := "1000.json: this file and 2 more are left out; 1000 are merged at a time"; strings.Join(said, "|") != want {
		t.Errorf("got %q", said)
	}
}
