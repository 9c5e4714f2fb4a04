// Package editor opens a file in a person's own editor and tells what was saved.
//
// Law: the editor is the one process that runs unwatched and as long as it likes, since it is
// the person's. A file of ours lies in a private directory that ends with the app, or, if the
// app is killed, with the next run. A file of the person's is never removed.
package editor

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"exit42/demo/guard"
)

// An Edit is one file in an editor.
type Edit struct {
	dir     *guard.Dir // nil for a file of the person's own
	path    string
	command []string
}

// Open writes a file with the name and text. The command is an editor and its arguments, as
// VISUAL and EDITOR say it.
func Open(command, name, text string) (*Edit, error) {
	words, err := split(command)
	if err != nil {
		return nil, err
	}
	guard.RemoveStale(os.TempDir())
	dir, err := guard.NewDir(os.TempDir())
	if err != nil {
		return nil, fmt.Errorf("no private directory for the editor: %w", err)
	}
	e := &Edit{dir, filepath.Join(dir.Path, filepath.Base(name)), words}
	if err := os.WriteFile(e.path, []byte(text), 0o600); err != nil {
		dir.Remove()
		return nil, err
	}
	return e, nil
}

// At is an edit of a file of the person's own, where it stands.
func At(command, path string) (*Edit, error) {
	words, err := split(command)
	if err != nil {
		return nil, err
	}
	return &Edit{nil, path, words}, nil
}

// split takes an editor and its arguments apart. It is an error if it cannot be started.
func split(command string) ([]string, error) {
	words := strings.Fields(command)
	if len(words) == 0 {
		return nil, errors.New("neither VISUAL nor EDITOR is set; exit42 doctor says more")
	}
	if _, err := exec.LookPath(words[0]); err != nil {
		return nil, fmt.Errorf("%q is not here; exit42 doctor says which one is", words[0])
	}
	return words, nil
}

// Run runs the editor to its end.
func (e *Edit) Run(in io.Reader, out, errs io.Writer) error {
	cmd := exec.Command(e.command[0], append(e.command[1:], e.path)...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = in, out, errs
	return cmd.Run()
}

// maxText is how much of a file is read, in bytes: more than any program that can be shown.
const maxText = 1 << 20

// Read is what was saved last.
func (e *Edit) Read() (string, error) {
	file, err := os.Open(e.path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxText))
	return string(text), err
}

// Close takes the file away, if it is ours.
func (e *Edit) Close() {
	if e.dir != nil {
		e.dir.Remove()
	}
}
