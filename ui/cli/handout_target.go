package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is the file that -o means. It is looked at before anything runs: that there is a folder
// for it, and that it is none itself.
func (e Env) target(out string) (string, error) {
	path, err := e.typed(out)
	if err != nil {
		return "", UsageError{err.Error(), ""}
	}
	if isFolder(path) {
		return "", UsageError{fmt.Sprintf("%s is a folder", path), "-o takes the name of a file"}
	}
	if _, err := os.Stat(filepath.Dir(path)); err != nil {
		return "", fmt.Errorf("cannot write %s: %w", path, pathless(err))
	}
	return path, nil
}

// writeOver writes a file as a whole, over the one that is there, who may read it included. What is
// no file, such as a terminal, is written to.
func writeOver(name string, data []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	before, missing := os.Stat(name)
	if missing == nil && !before.Mode().IsRegular() {
		return os.WriteFile(name, data, 0)
	}
	aside := filepath.Join(filepath.Dir(name), fmt.Sprintf(".exit42-%d", os.Getpid()))
	file, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, pathless(err))
	}
	if missing == nil {
		err = file.Chmod(before.Mode().Perm())
	}
	_, wrong := file.Write(data)
	if err = errors.Join(err, wrong, file.Close()); err == nil {
		err = os.Rename(aside, name)
	}
	if err != nil {
		os.Remove(aside)
		return fmt.Errorf("cannot write %s: %w", name, pathless(err))
	}
	return nil
}

// pathless is an error without the path that is named beside it.
func pathless(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
