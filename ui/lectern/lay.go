package lectern

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"
)

// maxSize is how large the file may be, in bytes.
const maxSize = 64 << 10

// errNoPlace is where there is no home, so no directory for it either.
var errNoPlace = errors.New("there is no place for what the speaker needs; name one with --state FILE")

// Lay puts the talk in the file, which nobody but this user may read. Notes that are too long
// for it are cut.
func Lay(path string, t Talk) error {
	if path == "" {
		return errNoPlace
	}
	t.Version = version
	text, err := encode(t)
	if err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, fresh+"*")
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = putInPlace(file.Name(), path)
	}
	if err != nil {
		os.Remove(file.Name())
	}
	return err
}

// encode is the talk as it stands in the file, with as much of the notes as there is room for.
func encode(t Talk) ([]byte, error) {
	for {
		text, err := json.Marshal(t)
		if err != nil || len(text) <= maxSize {
			return text, err
		}
		if t.Notes == "" {
			return nil, errors.New("the words of this step are too long for the speaker's terminal")
		}
		t.Notes = half(t.Notes)
	}
}

// half is the first half of a text, up to the end of a line where there is one.
func half(text string) string {
	n := len(text) / 2
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	text = text[:n]
	if end := strings.LastIndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	return text
}

// putInPlace replaces the file. On Windows nobody may have it open meanwhile; readers are quick.
func putInPlace(written, file string) error {
	err := os.Rename(written, file)
	for try := 0; err != nil && runtime.GOOS == "windows" && try < 20; try++ {
		time.Sleep(25 * time.Millisecond)
		err = os.Rename(written, file)
	}
	return err
}
