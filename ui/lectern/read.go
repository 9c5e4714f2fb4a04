package lectern

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Read is what lies in the file; [fs.ErrNotExist] where nobody has laid anything yet. Other errors
// are for people: they name the file and say what to do.
func Read(path string) (Talk, error) {
	if path == "" {
		return Talk{}, errNoPlace
	}
	text, err := contents(path)
	if err != nil {
		return Talk{}, err
	}
	var t Talk
	var head struct {
		Version int `json:"version"`
	}
	switch err := json.Unmarshal(text, &head); {
	case err != nil || head.Version < 1:
		return Talk{}, foreign{path}
	case head.Version > version:
		return Talk{}, fmt.Errorf("%s was written by a newer exit42; use the same one for both", filepath.Base(path))
	}
	if json.Unmarshal(text, &t) != nil {
		return Talk{}, foreign{path}
	}
	t.Wrote, t.Began = t.Wrote.UTC(), t.Began.UTC() // so that equal talks are ==
	t.Gone = t.Host != "" && t.Host == host() && !isThere(t.PID)
	return t, nil
}

// foreign is a file that no presenter wrote.
type foreign struct{ path string }

func (f foreign) Error() string {
	return fmt.Sprintf("%s was not written by exit42 present; remove it", f.path)
}

// contents reads a file that is no larger than it may be. Whatever is no regular file is not
// opened: a pipe would be waited for.
func contents(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fs.ErrNotExist
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxSize:
		return nil, foreign{path}
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fs.ErrNotExist
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxSize+1))
	if len(text) > maxSize {
		return nil, foreign{path}
	}
	return text, err
}
