package progress

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/adrg/xdg"
	"github.com/natefinch/atomic"

	"exit42/lessons"
)

// Default is where a person's progress is kept: exit42/progress.yaml where the system keeps the
// state of programs. It is an error to have no home.
func Default() (string, error) {
	xdg.Reload()
	_, err := os.UserHomeDir()
	homeless := err != nil && xdg.StateHome != os.Getenv("XDG_STATE_HOME") // it takes the root directory for a home
	if homeless || !filepath.IsAbs(xdg.StateHome) {
		return "", errNoHome
	}
	return filepath.Join(xdg.StateHome, "exit42", "progress.yaml"), nil
}

func absolute(file string) string {
	if abs, err := filepath.Abs(file); err == nil {
		return abs
	}
	return file
}

// maxLinks is how many symbolic links may lead to the file, one to the next.
const maxLinks = 40

// target is the file itself, where links lead to it. It need not be there.
func target(file string) (string, error) {
	for range maxLinks {
		to, err := os.Readlink(file)
		if err != nil {
			return file, nil
		}
		if !filepath.IsAbs(to) {
			dir := filepath.Dir(file)
			if real, err := filepath.EvalSymlinks(dir); err == nil {
				dir = real
			}
			to = filepath.Join(dir, to)
		}
		file = to
	}
	return "", errLinks
}

// read reads the file. A record comes with errReadOnly, too, and none with fs.ErrNotExist.
func (s *Store) read() (lessons.Record, error) {
	if s.file == "" {
		return lessons.Record{}, errNoHome
	}
	file, err := target(s.file)
	if err != nil {
		return lessons.Record{}, err
	}
	r, err := readFile(file)
	if damaged := (lessons.Damaged{}); errors.As(err, &damaged) {
		err = damagedFile{damaged, asideOf(file, 1)}
		for n := 2; there(err.(damagedFile).aside); n++ {
			err = damagedFile{damaged, asideOf(file, n)}
		}
	}
	if err == nil {
		err = mayWrite(file)
	}
	return r, err
}

func there(file string) bool {
	_, err := os.Lstat(file)
	return err == nil
}

func readFile(file string) (lessons.Record, error) {
	switch info, err := os.Stat(file); {
	case errors.Is(err, fs.ErrNotExist):
		return lessons.Record{}, fs.ErrNotExist
	case err != nil:
		return lessons.Record{}, unreadable{err}
	case info.IsDir():
		return lessons.Record{}, errDirectory
	case !info.Mode().IsRegular():
		return lessons.Record{}, errNoFile
	}
	f, err := os.Open(file)
	if err != nil {
		return lessons.Record{}, unreadable{err}
	}
	defer f.Close()
	r, err := lessons.Decode(f)
	switch err.(type) {
	case nil, lessons.Newer, lessons.Damaged:
		return r, err
	}
	return r, unreadable{err}
}

// mayWrite says whether the file, if it is there, wants to be written. It would be easy to put
// another in its place.
func mayWrite(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return nil
	}
	if info.Mode().Perm()&0o222 == 0 {
		return errReadOnly
	}
	f, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return errReadOnly
	}
	return f.Close()
}

// write brings what is new to the file, as it is by now. A setAside is no failure.
func (s *Store) write(t telling) error {
	if s.file == "" {
		return errNoHome
	}
	file, err := target(s.file)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		return unwritable{err}
	}
	unlock, err := s.lock(file)
	if err != nil {
		return err
	}
	defer unlock()
	theirs, err := readFile(file)
	_, damaged := err.(lessons.Damaged)
	lost := damaged || err == fs.ErrNotExist
	if err != nil && !lost {
		return err
	}
	if err := mayWrite(file); err != nil {
		return err
	}
	old := theirs
	if lost {
		old = t.before // it was read when it was there and whole
	}
	merged := lessons.Merge(old, t.before, t.after, t.reset)
	if !damaged && merged.Equal(theirs) {
		return nil
	}
	return replace(file, merged, damaged)
}

// replace writes the record beside the file and puts it in its place. Whoever calls it has the
// lock, so that what a killed instance left behind is nobody's.
func replace(file string, r lessons.Record, damaged bool) error {
	var text bytes.Buffer
	if err := r.Encode(&text); err != nil {
		return unwritable{err}
	}
	fresh := file + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable{err}
	}
	if err := writeNew(fresh, text.Bytes(), modeOf(file)); err != nil {
		os.Remove(fresh)
		return unwritable{err}
	}
	err := swap(fresh, file, damaged)
	if _, aside := err.(setAside); err != nil && !aside {
		os.Remove(fresh)
		return unwritable{err}
	}
	return err
}

// swap puts the fresh file in the place of the other. A damaged one is kept: the error is then
// the setAside. Where it fails, that one is where it was.
func swap(fresh, file string, damaged bool) error {
	if !damaged {
		return putInPlace(fresh, file)
	}
	aside, err := putAside(file)
	if err != nil {
		return err
	}
	if err := putInPlace(fresh, file); err != nil {
		return errors.Join(err, os.Rename(aside, file))
	}
	return setAside{aside}
}

// modeOf is who may read the file: whoever could before, or nobody else.
func modeOf(file string) fs.FileMode {
	if info, err := os.Stat(file); err == nil {
		return info.Mode().Perm()
	}
	return 0o600
}

func writeNew(file string, text []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err == nil {
		err = f.Sync() // or the name could outlive a power cut, and the text not
	}
	return errors.Join(err, f.Close())
}

// putInPlace replaces the file. On Windows nobody may have it open meanwhile; readers are quick.
func putInPlace(fresh, file string) error {
	err := atomic.ReplaceFile(fresh, file)
	for try := 0; err != nil && runtime.GOOS == "windows" && try < 20; try++ {
		time.Sleep(25 * time.Millisecond)
		err = atomic.ReplaceFile(fresh, file)
	}
	return err
}

func asideOf(file string, n int) string {
	if n == 1 {
		return file + ".damaged"
	}
	return fmt.Sprintf("%s.damaged-%d", file, n)
}

// putAside moves a damaged file to a name that no other file has.
func putAside(file string) (string, error) {
	for n := 1; ; n++ {
		aside := asideOf(file, n)
		f, err := os.OpenFile(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600) // the name is ours now
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		f.Close()
		if err := os.Rename(file, aside); err != nil {
			os.Remove(aside)
			return "", err
		}
		return aside, nil
	}
}
