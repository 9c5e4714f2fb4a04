package workshop

import (
	"archive/zip"
	"io"
	"path"
	"slices"
	"strings"
	"time"
)

// packedAt is the time of every file in a zip: the same files give the same bytes.
var packedAt = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Recorded is the file of a recording, by its name on the shelf.
func Recorded(name string, packed []byte) File {
	return File{path.Join(recordingsName, name), packed}
}

// Pack writes files as a zip, in the order of their names.
func Pack(w io.Writer, files []File) error {
	files = slices.Clone(files)
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	z := zip.NewWriter(w)
	for _, f := range files {
		head := zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: packedAt}
		head.SetMode(0o644)
		out, err := z.CreateHeader(&head)
		if err != nil {
			return err
		}
		if _, err := out.Write(f.Text); err != nil {
			return err
		}
	}
	return z.Close()
}
