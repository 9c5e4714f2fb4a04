package workshop

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// What an archive may hold besides the bounds of a folder.
const (
	maxPacked = 32 << 20 // the archive itself, in bytes
	maxEntry  = 16 << 20 // a file in it, unpacked
	maxRatio  = 100      // how many times a file may be what it is packed as,
	ratioFrom = 1 << 20  // where it is larger than this
)

// Zip is the files of a zip archive, which is not unpacked anywhere. It is looked at as a whole
// first: what is not a plain file by a plain name, is too much, or is not what the archive says of
// it, makes it an error, in one line. One folder that holds everything is left out of the names.
func Zip(r io.ReaderAt, size int64) (fs.FS, error) {
	if size > maxPacked {
		return nil, fmt.Errorf("it is larger than %d MiB", maxPacked>>20)
	}
	if err := countEntries(io.NewSectionReader(r, 0, size)); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, errors.New("it is damaged, cut short or no zip; get it again")
	}
	names, left := newNames(), int64(maxRead)
	for _, f := range z.File {
		if err := plainFile(f); err != nil {
			return nil, err
		}
		if err := names.add(f.Name); err != nil {
			return nil, err
		}
		n, err := unpacked(f, min(left, maxEntry))
		if err != nil {
			return nil, err
		}
		if left -= n; left < 0 {
			return nil, fmt.Errorf("all together it unpacks to more than %d MiB", maxRead>>20)
		}
	}
	return inFolder(z), nil
}

// countEntries refuses an archive of very many files before its list of them is read, which takes
// room for each. What looks like an entry is counted, whatever the archive says.
func countEntries(r io.Reader) error {
	entry := []byte("PK\x01\x02")
	n, kept, buf := 0, 0, make([]byte, 64<<10)
	for {
		more, err := r.Read(buf[kept:])
		n += bytes.Count(buf[:kept+more], entry)
		if n > maxEntries {
			return fmt.Errorf("it holds more than %d files", maxEntries)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("it cannot be read: %w", err)
		}
		tail := buf[max(0, kept+more-len(entry)+1) : kept+more] // the beginning of an entry may be its end
		kept = copy(buf, tail)
	}
}

// plainFile refuses what is no file or folder, and what cannot be unpacked.
func plainFile(f *zip.File) error {
	switch kind := f.Mode().Type(); {
	case kind != 0 && kind != fs.ModeDir:
		return fmt.Errorf("%s is a link or a device; put the file itself there", called(f.Name))
	case f.Flags&1 != 0:
		return fmt.Errorf("%s is encrypted; pack it without a password", called(f.Name))
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return fmt.Errorf("%s is packed by a method that is not known here; exit42 lesson pack makes a zip", called(f.Name))
	}
	return nil
}

// unpacked reads a file to its end and says how large it is. It reads no more than most bytes and
// one; what the archive says of the size is believed of nothing.
func unpacked(f *zip.File, most int64) (int64, error) {
	if strings.HasSuffix(f.Name, "/") {
		return 0, nil
	}
	file, err := f.Open()
	if err != nil {
		return 0, damaged(f)
	}
	defer file.Close()
	n, err := io.Copy(io.Discard, io.LimitReader(file, most+1))
	switch {
	case n > maxEntry:
		return n, fmt.Errorf("%s unpacks to more than %d MiB", called(f.Name), maxEntry>>20)
	case n > ratioFrom && n/maxRatio > int64(f.CompressedSize64):
		return n, fmt.Errorf("%s unpacks to more than %d times its size", called(f.Name), maxRatio)
	case n > most:
		return n, nil // the caller says so
	case err != nil || uint64(n) != f.UncompressedSize64:
		return n, damaged(f)
	}
	return n, nil
}

func damaged(f *zip.File) error {
	return fmt.Errorf("%s in it is damaged or cut short; get it again", called(f.Name))
}

// called is a name as it may be shown.
func called(name string) string { return fmt.Sprintf("%.80q", name) }

// inFolder leaves out the one folder that holds everything, if that is not a lesson.
func inFolder(z *zip.Reader) fs.FS {
	if _, err := fs.Stat(z, wordsName); err == nil || Is(z) {
		return z
	}
	entries, _ := list(z, ".")
	top := ""
	for _, e := range entries {
		switch {
		case e.Name() == "__MACOSX" || strings.HasPrefix(e.Name(), "."): // what a Finder adds
		case top != "" || !e.IsDir():
			return z
		default:
			top = e.Name()
		}
	}
	if inner, err := fs.Sub(z, top); top != "" && err == nil {
		return inner
	}
	return z
}
