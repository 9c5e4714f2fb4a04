package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is the file that -o means. It is looked at before anything runs: that there is a folder for
// it in which it may be written, and that it is none itself.
func (e Env) target(out string) (string, error) {
	path, err := e.typed(out)
	if err != nil {
		return "", UsageError{err.Error(), ""}
	}
	if isFolder(path) {
		return "", UsageError{fmt.Sprintf("%s is a folder", path), "-o takes the name of a file"}
	}
	if real, before := replaced(path); before == nil || before.Mode().IsRegular() {
		file, err := aside(real)
		if err != nil {
			return "", fmt.Errorf("cannot write %s: %w", path, pathless(err))
		}
		file.Close()
		os.Remove(file.Name())
	}
	return path, nil
}

// writeOver writes a file as a whole, over the one that is there, who may read it included. What is
// no file, such as a terminal, is written to.
func writeOver(name string, data []byte) error {
	name, before := replaced(name)
	if before != nil && !before.Mode().IsRegular() {
		return os.WriteFile(name, data, 0)
	}
	file, err := aside(name)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, pathless(err))
	}
	if before != nil {
		err = file.Chmod(before.Mode().Perm())
	}
	_, wrong := file.Write(data)
	if err = errors.Join(err, wrong, file.Close()); err == nil {
		err = os.Rename(file.Name(), name)
	}
	if err != nil {
		os.Remove(file.Name())
		return fmt.Errorf("cannot write %s: %w", name, pathless(err))
	}
	return nil
}

// replaced is the file to which a name leads, and what is there; nil for nothing.
func replaced(name string) (real string, before fs.FileInfo) {
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real
	}
	before, _ = os.Stat(name)
	return name, before
}

// aside is a new file beside the one whose place it will take.
func aside(name string) (*os.File, error) {
	return os.OpenFile(filepath.Join(filepath.Dir(name), fmt.Sprintf(".exit42-%d", os.Getpid())), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// pathless is an error without the path that is named beside it.
func pathless(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
