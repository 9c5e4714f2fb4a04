package exercise

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Prepare makes the learner's folder if there is none, and writes the starter and work.py in it.
// A file of the starter's name that is there is the learner's own work, and is left as it is.
// An error is one line, and leaves the folder as it was.
func Prepare(dir, starterName, starterText string) (Folder, error) {
	if starterName != filepath.Base(starterName) || starterName == workName {
		return Folder{}, fmt.Errorf("%q is no name for a starter", starterName)
	}
	if strings.TrimSpace(dir) == "" {
		return Folder{}, errors.New("no folder is named; name one for your files")
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return Folder{}, fmt.Errorf("%s cannot be found: %s; name the whole path", dir, why(err))
	}
	if info, err := os.Stat(dir); err == nil && !info.IsDir() {
		return Folder{}, fmt.Errorf("%s is no folder; name one for your files", dir)
	}
	f := Folder{Dir: dir, Name: starterName}
	var made undo
	if err := f.fill(starterText, &made); err != nil {
		made.undo()
		return Folder{}, err
	}
	return f, nil
}

// fill looks at everything before it writes anything.
func (f *Folder) fill(starterText string, made *undo) error {
	haveStarter, err := isFile(f.File())
	if err != nil {
		return err
	}
	work := filepath.Join(f.Dir, workName)
	haveWork, err := isFile(work)
	if err == nil && haveWork {
		err = isWork(work)
	}
	if err != nil {
		return err
	}
	if err := made.dirs(f.Dir); err != nil {
		return fmt.Errorf("the folder %s cannot be made: %s; name another", f.Dir, why(err))
	}
	if !haveWork {
		if _, err := made.file(work, Work); err != nil {
			return err
		}
	}
	if !haveStarter {
		f.Fresh, err = made.file(f.File(), starterText)
	}
	return err
}

// isFile reports whether there is a file of that name. Something else in its place is an error.
func isFile(name string) (bool, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(name); err == nil {
			return false, fmt.Errorf("%s is a link to nothing; remove it, or name another folder", name)
		}
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s cannot be looked at: %s; name another folder", name, why(err))
	case !info.Mode().IsRegular():
		return false, fmt.Errorf("%s is no file, and a file of that name belongs there; move it, or name another folder", name)
	}
	return true, nil
}

// isWork is nil for our own work.py. How its lines end is the business of who copied it.
func isWork(name string) error {
	text, _, err := readText(name)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %s; name another folder", name, why(err))
	}
	if strings.ReplaceAll(text, "\r\n", "\n") != Work {
		return fmt.Errorf("%s is not the one that belongs to the exercises; move it, or name another folder", name)
	}
	return nil
}

// why is an error without the name of the file, which the sentence says.
func why(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return err.Error()
}
