package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"exit42/lessons/workshop"
)

// inside are the files of a folder, and nothing outside of it: a link that leads out of it is not
// followed, and neither is one with an absolute name. The folder itself may be a link. It is
// opened anew each time, since its name may be another folder's by then.
type inside string

// Open opens a file or folder, and nothing else: to open a pipe would be to wait for its writer.
func (dir inside) Open(name string) (fs.File, error) {
	info, err := dir.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() && !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := os.OpenInRoot(string(dir), filepath.FromSlash(name))
	if err != nil {
		return nil, err // a nil *os.File would be no nil file
	}
	return file, nil
}

// Stat asks for a file without opening it.
func (dir inside) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	if !isFolder(string(dir)) { // what has its name may be a pipe, too
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	root, err := os.OpenRoot(string(dir))
	if err != nil {
		return nil, err
	}
	defer root.Close()
	info, err := root.Stat(filepath.FromSlash(name))
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return info, err
	}
	if _, plain := os.Stat(filepath.Join(string(dir), filepath.FromSlash(name))); plain == nil || errors.Is(plain, fs.ErrNotExist) {
		err = workshop.ErrLeadsOut
	}
	return nil, err
}

// isFolder reports whether there is a folder of that name, or a link to one.
func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}
