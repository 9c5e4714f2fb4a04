package progress

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"exit42/lessons"
)

// Why nothing can be read or kept.
var (
	errNoHome    = errors.New("there is no home directory to keep your progress in")
	errDirectory = errors.New("is a directory")
	errNoFile    = errors.New("is no regular file")
	errReadOnly  = errors.New("is read-only")
	errLinks     = errors.New("is a link that leads to itself")
	errHeld      = errors.New("another exit42 holds the lock")
)

// unreadable and unwritable say what the system said.
type (
	unreadable struct{ error }
	unwritable struct{ error }
)

// damagedFile is a file that will be set aside when there is something to write.
type damagedFile struct {
	lessons.Damaged
	aside string
}

// setAside is where a damaged file is now. What was to be written was written.
type setAside struct{ aside string }

func (e setAside) Error() string { return "the damaged file is kept as " + shown(e.aside) }

func isReadOnly(err error) bool { return err == errReadOnly }

// isLasting says whether the notice says that nothing is kept.
func isLasting(err error) bool {
	switch err.(type) {
	case damagedFile, setAside, unwritable:
		return false
	}
	return err != errHeld
}

// notice is an error in one line: what is wrong, and what next.
func (s *Store) notice(err error) string {
	file := shown(s.file)
	const elsewhere = "go on, and nothing is kept; or name another file with --state"
	switch err := err.(type) {
	case damagedFile:
		s.said[setAside{err.aside}.Error()] = true // it is told here
		return fmt.Sprintf("%s is damaged, %v; mend it now, or go on anew: it will be kept as %s", file, err.Damaged, shown(err.aside))
	case setAside:
		return err.Error()
	case lessons.Newer:
		return fmt.Sprintf("%s is left as it is, since %v; %s", file, err, elsewhere)
	case unreadable:
		return fmt.Sprintf("%s cannot be read: %s; %s", file, cause(err.error), elsewhere)
	case unwritable:
		return fmt.Sprintf("%s cannot be written: %s; go on, and it is tried again with each step", file, cause(err.error))
	}
	switch err {
	case errNoHome:
		return fmt.Sprintf("%v; go on, and nothing is kept; or name a file with --state", err)
	case errHeld:
		return fmt.Sprintf("%v of %s, and does not let go; go on, and it is tried again with each step", err, file)
	}
	return fmt.Sprintf("%s %v; %s", file, err, elsewhere)
}

// cause is what the system said, without the names of files and calls.
func cause(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return strings.ReplaceAll(err.Error(), "\n", ", ")
}

// shown is a file's name as it can be printed.
func shown(name string) string {
	if strings.ContainsFunc(name, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return strconv.Quote(name)
	}
	return name
}
