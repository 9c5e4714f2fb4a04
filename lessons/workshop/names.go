package workshop

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a name in an archive.
const (
	maxName = 255 // bytes
	maxDeep = 8   // folders
)

// names are those of an archive: no two of them are the same file anywhere.
type names struct {
	spelled map[string]string // each name, and each folder's, by itself in small letters
	entries map[string]bool   // what is there by its own name
	files   map[string]bool
	folders map[string]bool
}

func newNames() names {
	return names{map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
}

// add takes a name, or says why it is not fit to be one.
func (n names) add(name string) error {
	plain, folder := strings.CutSuffix(name, "/")
	switch {
	case len(name) > maxName || strings.Count(plain, "/") > maxDeep:
		return fmt.Errorf("%s is a name that is too long", called(name))
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("%s is no name: it holds what no name has", called(name))
	case strings.ContainsAny(name, `\:`):
		return fmt.Errorf("%s holds a backslash or a colon; folders are parted by /", called(name))
	case strings.HasPrefix(name, "/") || !fs.ValidPath(plain) || plain == ".":
		return fmt.Errorf("%s leads out of the archive", called(name))
	}
	for at := plain; at != "."; at = path.Dir(at) {
		small := strings.ToLower(at)
		if before, ok := n.spelled[small]; ok && before != at {
			return fmt.Errorf("%s and %s differ in capitals alone: that is one name on some machines", called(before), called(at))
		}
		n.spelled[small] = at
		if at != plain || folder {
			n.folders[at] = true
		}
	}
	if !folder {
		n.files[plain] = true
	}
	for at := plain; at != "."; at = path.Dir(at) {
		if n.entries[plain] || n.files[at] && n.folders[at] {
			return fmt.Errorf("%s stands in it twice", called(at))
		}
	}
	n.entries[plain] = true
	return nil
}
