package demo

import (
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
)

// TestRecordingsAreInOrder: no recording that is shipped shows an effect before its cause, or a hold of
// ours as something that the program waits for.
func TestRecordingsAreInOrder(t *testing.T) {
	files, err := filepath.Glob("../content/recordings/*/*.ndjson.gz")
	if err != nil || len(files) == 0 {
		t.Fatal("there are no recordings: ", err)
	}
	for _, file := range files {
		trace := unpacked(t, file)
		for _, bad := range trace.Backwards() {
			t.Errorf("%s: %s", file, bad)
		}
		for i := range trace.Len() {
			if e := trace.Event(i); e.Kind == KindAsleep && e.Name == "read" && e.Channel == "" && e.Value == "" {
				t.Errorf("%s: event %d says that %d reads, and not what", file, i, e.PID)
			}
		}
	}
}

func unpacked(t *testing.T, file string) *Trace {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	trace, err := Read(text)
	if err != nil {
		t.Fatal(file, ": ", err)
	}
	return trace
}
