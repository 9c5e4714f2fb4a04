package workshop

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"
)

// A named is a folder under another name.
type named struct {
	fs.DirEntry
	name string
}

func (n named) Name() string { return n.name }

// An asFolder is a folder, or a link to one.
type asFolder struct{ fs.DirEntry }

func (asFolder) IsDir() bool { return true }

// list is what a folder holds, or one entry more than may be.
func list(disk fs.FS, name string) ([]fs.DirEntry, error) {
	file, err := disk.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	folder, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil, errors.New("it is no folder")
	}
	entries, err := folder.ReadDir(maxEntries + 1)
	if err == io.EOF {
		err = nil
	}
	return entries, err
}

var lessonFolder = regexp.MustCompile(`^\d{2}-`)

// isLesson reports whether a folder is meant as a lesson: it is called like one, or has the words
// of one.
func isLesson(disk fs.FS, name string) bool {
	if strings.HasPrefix(name, ".") {
		return false
	}
	switch info, err := fs.Stat(disk, name); {
	case errors.Is(err, ErrLeadsOut): // which is then said of its words
		return lessonFolder.MatchString(name)
	case err != nil || !info.IsDir():
		return false
	}
	_, err := fs.Stat(disk, path.Join(name, wordsName))
	return err == nil || lessonFolder.MatchString(name)
}
