package exercise

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// An undo is what was made so far, in order.
type undo []string

// undo removes it again. A folder in which there is something by now stays.
func (u *undo) undo() {
	for i := len(*u) - 1; i >= 0; i-- {
		os.Remove((*u)[i])
	}
}

// dirs makes a folder, and those above it.
func (u *undo) dirs(dir string) error {
	switch info, err := os.Stat(dir); {
	case err == nil && info.IsDir():
		return nil
	case err == nil:
		return errors.New("a file of that name is there")
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if above := filepath.Dir(dir); above != dir {
		if err := u.dirs(above); err != nil {
			return err
		}
	}
	err := os.Mkdir(dir, 0o777)
	if errors.Is(err, fs.ErrExist) {
		return nil // somebody else just made it
	}
	if err == nil {
		*u = append(*u, dir)
	}
	return err
}

// file writes a new file: all of it under another name first, so that half of it is never there.
// fresh is false where a file of that name has come in the meantime, which stays as it is.
func (u *undo) file(name, text string) (fresh bool, err error) {
	temp, err := os.CreateTemp(filepath.Dir(name), ".exit42-*")
	if err != nil {
		return false, fmt.Errorf("%s cannot be written: %s; name another folder", name, why(err))
	}
	defer os.Remove(temp.Name())
	_, err = temp.WriteString(text)
	if err = errors.Join(err, temp.Chmod(0o644), temp.Close()); err == nil {
		err = place(temp.Name(), name)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s cannot be written: %s; name another folder", name, why(err))
	}
	*u = append(*u, name)
	return true, nil
}

// place gives a file its name, if that is free. Not every file system has links.
func place(temp, name string) error {
	err := os.Link(temp, name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(name); err == nil {
		return fs.ErrExist
	}
	return os.Rename(temp, name)
}
