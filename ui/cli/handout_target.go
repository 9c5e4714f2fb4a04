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

// writeOver writes a file as a whole, over the one that is there. What is no file, such as a
// terminal, is written to.
func writeOver(name string, data []byte) error {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return os.WriteFile(name, data, 0)
	}
	mode := fs.FileMode(0o644)
	if err == nil {
		mode = info.Mode().Perm()
	}
	file, err := os.CreateTemp(filepath.Dir(name), ".exit42-*")
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, pathless(err))
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Chmod(mode), file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		os.Remove(file.Name())
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
