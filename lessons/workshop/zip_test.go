package workshop

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math/rand"
	"strings"
	"testing"
)

// An entry is a file of an archive that a test makes.
type entry struct {
	name string
	text string
	mode fs.FileMode // 0 for a plain file
}

// zipped is an archive of these files, whatever they are called.
func zipped(t *testing.T, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		head := zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.mode != 0 {
			head.SetMode(e.mode)
		}
		w, err := z.CreateHeader(&head)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packedStarter is a workshop that is good, and is opened by everything that mends what is wrong.
func packedStarter(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Pack(&b, Starter()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openZip(packed []byte) (Workshop, error) {
	files, err := Zip(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return Workshop{}, err
	}
	return Open(files, Workshop{})
}

// central changes the archive's list of its files: where is the offset in the first entry of it.
func central(packed []byte, where int, value uint32, size int) []byte {
	out := bytes.Clone(packed)
	at := bytes.Index(out, []byte("PK\x01\x02")) + where
	if size == 2 {
		binary.LittleEndian.PutUint16(out[at:], uint16(value))
	} else {
		binary.LittleEndian.PutUint32(out[at:], value)
	}
	return out
}

// noise is what cannot be packed.
func noise(n int) string {
	text := make([]byte, n)
	rand.New(rand.NewSource(1)).Read(text)
	return string(text)
}

func manyFiles(n int) []entry {
	var all []entry
	for i := range n {
		all = append(all, entry{name: fmt.Sprintf("01-first/%d.py", i)})
	}
	return all
}

// TestHostileZips: each is refused as a whole, in one line that says why.
func TestHostileZips(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads the same archives as without -short, and nothing in it runs beside another")
	}
	good := packedStarter(t)
	one := func(name, text string, mode fs.FileMode) []byte { return zipped(t, entry{name, text, mode}) }
	two := func(a, b string) []byte { return zipped(t, entry{name: a, text: "1"}, entry{name: b, text: "2"}) }
	zeros := strings.Repeat("\x00", 13<<20)
	var parts []entry // each is small enough, and all together are too much
	for i := range 5 {
		parts = append(parts, entry{name: fmt.Sprintf("%d.py", i), text: noise(200<<10) + zeros})
	}
	for name, c := range map[string]struct {
		packed []byte
		wrong  string
	}{
		"a parent":            {one("../lesson.md", "x", 0), "leads out of the archive"},
		"a parent inside":     {one("a/../../lesson.md", "x", 0), "leads out of the archive"},
		"absolute":            {one("/etc/passwd", "x", 0), "leads out of the archive"},
		"a backslash":         {one(`..\lesson.md`, "x", 0), "holds a backslash or a colon"},
		"a drive":             {one("C:/lesson.md", "x", 0), "holds a backslash or a colon"},
		"a NUL":               {one("lesson.md\x00.txt", "x", 0), "holds what no name has"},
		"an escape":           {one("\x1b[2Jlesson.md", "x", 0), "holds what no name has"},
		"no UTF-8":            {one("\xff.md", "x", 0), "holds what no name has"},
		"an empty part":       {one("a//b", "x", 0), "leads out of the archive"},
		"no name":             {one("", "x", 0), "leads out of the archive"},
		"a long name":         {one(strings.Repeat("x", 300), "x", 0), "a name that is too long"},
		"a deep name":         {one(strings.Repeat("x/", 50)+"y", "x", 0), "a name that is too long"},
		"a link":              {one("lesson.md", "/etc/passwd", fs.ModeSymlink|0o777), "is a link or a device"},
		"a device":            {one("lesson.md", "", fs.ModeDevice|fs.ModeCharDevice|0o666), "is a link or a device"},
		"a pipe":              {one("lesson.md", "", fs.ModeNamedPipe|0o666), "is a link or a device"},
		"twice":               {two("a/lesson.md", "a/lesson.md"), "stands in it twice"},
		"capitals":            {two("a/lesson.md", "a/Lesson.md"), "differ in capitals alone"},
		"folders in capitals": {two("a/lesson.md", "A/program.py"), "differ in capitals alone"},
		"a file as folder":    {two("a", "a/lesson.md"), "stands in it twice"},
		"a folder as file":    {two("a/lesson.md", "a"), "stands in it twice"},
		"a bomb":              {one("01-first/lesson.md", zeros, 0), "unpacks to more than 100 times its size"},
		"a large file":        {one("01-first/lesson.md", strings.Repeat("\x00", maxEntry+1), 0), "unpacks to more than 16 MiB"},
		"too much together":   {zipped(t, parts...), "all together it unpacks to more than 64 MiB"},
		"too many":            {zipped(t, manyFiles(10000)...), "more than 2000 files"},
		"a size too small":    {central(good, 24, 1, 4), "damaged or cut short"},
		"a size too large":    {central(good, 24, 1<<30, 4), "damaged or cut short"},
		"packed too large":    {central(good, 20, 1<<30, 4), "damaged or cut short"},
		"another checksum":    {central(good, 16, 0xdeadbeef, 4), "damaged or cut short"},
		"encrypted":           {central(good, 8, 1, 2), "is encrypted"},
		"another method":      {central(good, 10, 14, 2), "packed by a method that is not known"},
		"elsewhere":           {central(good, 42, 1<<30, 4), "damaged or cut short"},
		"cut short":           {good[:len(good)-40], "it is damaged, cut short or no zip"},
		"cut in half":         {good[:len(good)/2], "it is damaged, cut short or no zip"},
		"no zip":              {[]byte("#!/bin/sh\necho no\n"), "it is damaged, cut short or no zip"},
		"empty":               {nil, "it is damaged, cut short or no zip"},
		"nothing in it":       {zipped(t), "there is no lesson here"},
		"foreign":             {one("holidays/beach.txt", "x", 0), "there is no lesson here"},
		"nested keys":         {one("01-first/lesson.md", "---\ntitle: "+strings.Repeat(strings.Repeat("[", 1900)+"\n\n", 100)+"\n---\n\nIntro.\n", 0), "the front matter is more than a few keys"},
		"a wrong lesson":      {one("01-first/lesson.md", "x", 0), `"01-first/lesson.md", line 1: there is no front matter`},
	} {
		t.Run(name, func(t *testing.T) {
			w, err := openZip(c.packed)
			if err == nil || !strings.Contains(err.Error(), c.wrong) {
				t.Fatalf("no %q in: %v", c.wrong, err)
			}
			if strings.ContainsAny(err.Error(), "\n\x1b\x00") || len(err.Error()) > 400 || w.Lessons != nil {
				t.Errorf("not one clear line: %q", err)
			}
		})
	}
	if _, err := Zip(bytes.NewReader(nil), maxPacked+1); err == nil || !strings.Contains(err.Error(), "larger than 32 MiB") {
		t.Errorf("a large archive: %v", err)
	}
}

// TestEveryByteOfAZip: whatever is changed in it, an archive is opened as it was or refused.
func TestEveryByteOfAZip(t *testing.T) {
	good := packedStarter(t)
	step := 1
	if testing.Short() {
		step = 17
	}
	for at := 0; at < len(good); at += step {
		for _, flip := range []byte{0x01, 0xff} {
			packed := bytes.Clone(good)
			packed[at] ^= flip
			files, err := Zip(bytes.NewReader(packed), int64(len(packed)))
			if err != nil {
				if strings.Contains(err.Error(), "\n") {
					t.Errorf("byte %d: %q", at, err)
				}
				continue
			}
			for _, f := range Starter() {
				if got, err := fs.ReadFile(files, f.Name); err == nil && !bytes.Equal(got, f.Text) {
					t.Errorf("byte %d: %s is another", at, f.Name)
				}
			}
		}
	}
}

// TestTopFolder: one folder around everything is left out, and so is what a Finder adds.
func TestTopFolder(t *testing.T) {
	entries := []entry{{name: "__MACOSX/mine/._page.md", text: "x"}, {name: ".DS_Store", text: "x"}, {name: "mine/", mode: fs.ModeDir | 0o755}}
	for _, f := range Starter() {
		entries = append(entries, entry{name: "mine/" + f.Name, text: string(f.Text)})
	}
	w, err := openZip(zipped(t, entries...))
	if err != nil || len(w.Lessons) != 1 || w.Title != "A workshop of my own" {
		t.Fatalf("%v: %+v", err, w)
	}
	alone := []entry{}
	for _, f := range Starter() {
		if name, ok := strings.CutPrefix(f.Name, "01-first/"); ok {
			alone = append(alone, entry{name: "My lesson/" + name, text: string(f.Text)})
		}
	}
	if w, err := openZip(zipped(t, alone...)); err != nil || len(w.Lessons) != 1 || w.Lessons[0].Slug != "first" {
		t.Errorf("one lesson by itself: %v: %+v", err, w.Lessons)
	}
}

// TestSameZip: the same files give the same bytes, in whatever order they come.
func TestSameZip(t *testing.T) {
	files := Starter()
	files[0], files[1] = files[1], files[0]
	var b bytes.Buffer
	if err := Pack(&b, files); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), packedStarter(t)) {
		t.Error("another zip")
	}
}
