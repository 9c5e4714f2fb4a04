package recording_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"slices"
	"testing"
	"testing/fstest"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/lessons"
	"exit42/lessons/recording"
)

// promise is a program that is there on every machine: the scenario of the first lesson in Go. A
// recording is of the first file that a run has shown.
func promise(t *testing.T) (lessons.Program, demo.Experiment) {
	t.Helper()
	files, ok := native.Lookup("promise")
	if !ok {
		t.Fatal("no program promise")
	}
	return lessons.Program{File: "promise.py", Source: files[0].Text},
		demo.Experiment{Runtime: native.Runtime{Program: "promise"}, Files: files}
}

// made makes the one recording of a lesson with one run of that program.
func made(t *testing.T) (lessons.Program, string, []byte) {
	t.Helper()
	p, exp := promise(t)
	one := lessons.Lesson{
		Folder: "01-one", Steps: []lessons.Step{{Kind: lessons.Run}, {Kind: lessons.Read}},
		Parts: []lessons.Part{{Program: p, Run: 0, Turn: -1}, {Program: lessons.Program{File: "other.py"}, First: 1, Last: 1, Run: -1, Turn: -1}},
	}
	takes := recording.Takes([]lessons.Lesson{one}, func(lessons.Program) demo.Experiment { return exp })
	if len(takes) != 1 || takes[0].File != "01-one/promise.ndjson.gz" {
		t.Fatalf("%+v", takes)
	}
	packed, err := takes[0].Make(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p, takes[0].File, packed
}

func shelfOf(name string, packed []byte) *recording.Shelf {
	return recording.NewShelf(fstest.MapFS{name: &fstest.MapFile{Data: packed}})
}

// TestFind: what was packed is found, for exactly its program and its lesson, and plays.
func TestFind(t *testing.T) {
	p, name, packed := made(t)
	shelf := shelfOf(name, packed)
	trace, ok := shelf.Find("01-one", p)
	if !ok {
		t.Fatal("it is not found")
	}
	if again, _ := shelf.Find("01-one", p); again != trace {
		t.Error("it is read twice")
	}
	if value, _, _ := trace.Evidence().Says("exitcode"); value != "0" {
		t.Errorf("exitcode is %q", value)
	}
	session, err := demo.Start(demo.Experiment{Recording: trace})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	n := 0
	for {
		events, err := session.Next()
		if err == io.EOF {
			break
		}
		n += len(events)
	}
	if n != trace.Len() {
		t.Errorf("%d of %d events were played", n, trace.Len())
	}

	other, renamed := p, p
	other.Source += "\n"
	renamed.File = "promised.py"
	for what, there := range map[string]bool{
		"another program": find(shelf, "01-one", other), "another name": find(shelf, "01-one", renamed),
		"another lesson": find(shelf, "02-two", p), "no program": find(shelf, "01-one", lessons.Program{}),
	} {
		if there {
			t.Errorf("%s is found", what)
		}
	}
}

func find(s *recording.Shelf, folder string, p lessons.Program) bool {
	_, ok := s.Find(folder, p)
	return ok
}

func pack(text []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(text)
	z.Close()
	return b.Bytes()
}

// TestDamaged: what cannot be read is not there, and does no harm.
func TestDamaged(t *testing.T) {
	p, name, packed := made(t)
	flipped := bytes.Clone(packed)
	flipped[len(flipped)/2] ^= 0x55
	for what, data := range map[string][]byte{
		"empty": nil, "no gzip": []byte("no gzip"), "cut": packed[:len(packed)/2], "without its sum": packed[:len(packed)-8],
		"flipped": flipped, "no trace": pack([]byte("hello\n")), "nothing": pack(nil), "without its header": packed[10:],
		"a bomb": swollen(t, packed, 17<<20),
	} {
		if find(shelfOf(name, data), "01-one", p) {
			t.Errorf("%s: it is there", what)
		}
	}
	if !find(shelfOf(name, swollen(t, packed, 1<<20)), "01-one", p) {
		t.Error("a long one is not there")
	}
	if !find(shelfOf(name, packed), "01-one", p) {
		t.Error("the true one is not there")
	}
}

// swollen is a recording with so many bytes of one event again and again: a good one, if shorter.
func swollen(t *testing.T, packed []byte, size int) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	at := slices.IndexFunc(lines, func(l []byte) bool { return bytes.Contains(l, []byte(`"output"`)) })
	if at < 0 {
		t.Fatal("nothing was printed")
	}
	lines[at] = bytes.Repeat(lines[at], size/len(lines[at]))
	return pack(bytes.Join(lines, nil))
}

// TestTogether: a shelf is asked from many goroutines.
func TestTogether(t *testing.T) {
	p, name, packed := made(t)
	shelf, found := shelfOf(name, packed), make(chan bool)
	const many = 8
	for range many {
		go func() { found <- find(shelf, "01-one", p) }()
	}
	for range many {
		if !<-found {
			t.Error("it is not found")
		}
	}
}
