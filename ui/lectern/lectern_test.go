package lectern

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// patience is how long a test waits for what must come; it is no measure of speed.
const patience = 30 * time.Second

func someTalk() Talk {
	now := time.Now().Round(0).UTC()
	return Talk{
		Version: version, PID: 7, Wrote: now, Slug: "promise", At: "begin", Lesson: "1 The article's promise", Step: "1 of 14 · read",
		Title: "Begin", Notes: "Say <hello> & wait.\n\n- **one**\n", Next: "predict", Began: now.Add(-time.Minute), Planned: time.Hour, Due: time.Minute, Until: 2 * time.Minute,
	}
}

func TestLayAndRead(t *testing.T) {
	path := Beside(filepath.Join(t.TempDir(), "deep", "down", "progress.yaml"))
	if _, err := Read(path); err != fs.ErrNotExist {
		t.Errorf("before anything was laid: %v", err)
	}
	want := someTalk()
	if err := Lay(path, want); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	if err != nil || got != want {
		t.Errorf("%v: got %+v, want %+v", err, got, want)
	}
	info, err := os.Stat(path)
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v: who may read it: %v", err, info.Mode())
	}
	want.Title = "Another"
	if err := Lay(path, want); err != nil {
		t.Fatal(err)
	}
	if there, _ := os.ReadDir(filepath.Dir(path)); len(there) != 1 {
		t.Errorf("left beside it: %v", there)
	}
}

// TestBeside: what belongs to a talk is named after its file of progress, and after no other.
func TestBeside(t *testing.T) {
	day := time.Date(2026, 11, 22, 23, 59, 0, 0, time.UTC)
	for file, want := range map[string][2]string{
		"":                       {"", ""},
		"state/progress.yaml":    {"state/progress-talk.json", "state/progress-votes-2026-11-22.json"},
		"state/p3.yaml":          {"state/p3-talk.json", "state/p3-votes-2026-11-22.json"},
		"state/room.1":           {"state/room.1-talk.json", "state/room.1-votes-2026-11-22.json"},
		"state/room.2":           {"state/room.2-talk.json", "state/room.2-votes-2026-11-22.json"},
		"state/down/../own.yaml": {"state/own-talk.json", "state/own-votes-2026-11-22.json"},
	} {
		file = filepath.FromSlash(file)
		if talk, votes := filepath.ToSlash(Beside(file)), filepath.ToSlash(VotesBeside(file, day, 1)); talk != want[0] || votes != want[1] {
			t.Errorf("%s: %s and %s", file, talk, votes)
		}
	}
	if got := VotesBeside("p3.yaml", day, 2); got != "p3-votes-2026-11-22-2.json" {
		t.Errorf("of the second talk: %s", got)
	}
}

// TestLongNotes: what is too long for the file is cut between two lines, and what cannot be cut is said.
func TestLongNotes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress-talk.json")
	talk := someTalk()
	talk.Notes = strings.Repeat("Ein Satz für später.\n", 10_000)
	if err := Lay(path, talk); err != nil {
		t.Fatal(err)
	}
	got, err := Read(path)
	if err != nil || len(got.Notes) < maxSize/4 || !strings.HasSuffix(got.Notes, "später.") {
		t.Errorf("%v: %d bytes of notes", err, len(got.Notes))
	}
	if half("ää") != "ä" || half("ä") != "" {
		t.Errorf("a character was cut in two: %q, %q", half("ää"), half("ä"))
	}
	talk.Title = strings.Repeat("x", maxSize)
	if Lay(path, talk) == nil {
		t.Error("a title larger than the file was laid")
	}
	if Lay("", talk) == nil || Beside("") != "" {
		t.Error("it was laid nowhere")
	}
}

// TestForeignFiles: what no presenter wrote is refused in one line, whatever it is.
func TestForeignFiles(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"empty": "", "no JSON": "hello", "another JSON": `{"kind":"exit42 votes"}`, "a list": "[1]", "null": "null",
		"other types": `{"version":1,"title":7}`, "bad time": `{"version":1,"began":"yesterday"}`, "newer": `{"version":2,"title":7}`,
		"huge": `{"version":1,"title":"` + strings.Repeat("x", maxSize) + `"}`, "deep": strings.Repeat(`{"title":`, 6000),
		"cut": `{"version":1,"title":"x"`, "two": `{"version":1}{"version":1}`,
	} {
		path := filepath.Join(dir, "progress-talk.json")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Read(path)
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "exit42") {
			t.Errorf("%s: %v", name, err)
		}
		if newer := name == "newer"; err != nil && newer != strings.Contains(err.Error(), "newer") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Read(dir); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a directory: %v", err)
	}
}

func TestAliveAndGoesOn(t *testing.T) {
	noon := time.Date(2026, 3, 9, 12, 0, 0, 0, time.FixedZone("there", 3600))
	for _, of := range []struct {
		name          string
		over          bool
		wrote, began  time.Duration // before noon
		alive, goesOn bool
	}{
		{"just now", false, 0, time.Minute, true, true},
		{"a word ago", false, word, time.Minute, true, true},
		{"silent", false, Silence, time.Hour, false, true},
		{"over", true, 0, time.Hour, false, false},
		{"of this morning", false, 11 * time.Hour, 12 * time.Hour, false, true},
		{"of yesterday", false, 11 * time.Hour, 12*time.Hour + 1, false, false},
		{"over midnight", false, 59 * time.Minute, 13 * time.Hour, false, true},
		{"a year ago", false, time.Hour, 365 * 24 * time.Hour, false, false},
		{"of a clock that was set back", false, -time.Hour, -time.Hour, false, false},
	} {
		talk := Talk{Over: of.over, Wrote: noon.Add(-of.wrote).UTC(), Began: noon.Add(-of.began).UTC()}
		if talk.Alive(noon) != of.alive || talk.GoesOn(noon) != of.goesOn {
			t.Errorf("%s: alive %v, goes on %v", of.name, talk.Alive(noon), talk.GoesOn(noon))
		}
	}
}

// hears waits until what is seen is as it should be.
func hears(t *testing.T, from <-chan Seen, is func(Seen) bool) {
	t.Helper()
	late := time.After(patience)
	var last Seen
	for {
		select {
		case seen, open := <-from:
			if !open {
				t.Fatal("nothing more is told")
			}
			if last = seen; is(seen) {
				return
			}
		case <-late:
			t.Fatalf("seen last: %+v", last)
		}
	}
}

// TestWatch follows a speaker in a directory that is made, removed and made again.
func TestWatch(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	path := filepath.Join(t.TempDir(), "not", "yet", "progress-talk.json")
	seen := watch(ctx, path, 10*time.Millisecond)
	gone := func(s Seen) bool { return s.Err == fs.ErrNotExist }
	hears(t, seen, gone)

	speaker := Speak(path)
	talk := someTalk()
	talk.Version = 0 // not ours to fill in
	for n := range 50 {
		talk.Title = fmt.Sprint("step ", n)
		speaker.Lay(talk)
	}
	hears(t, seen, func(s Seen) bool { return s.Err == nil && s.Talk.Title == "step 49" && s.Talk.PID == os.Getpid() })
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	hears(t, seen, gone)
	speaker.Lay(talk)
	hears(t, seen, func(s Seen) bool { return s.Err == nil && !s.Talk.Over && s.Talk.Alive(time.Now()) })
	if err := os.WriteFile(path, []byte("broken"), 0o600); err != nil {
		t.Fatal(err)
	}
	hears(t, seen, func(s Seen) bool { return s.Err != nil && !gone(s) })
	if err := speaker.Close(); err != nil {
		t.Error(err)
	}
	hears(t, seen, func(s Seen) bool { return s.Err == nil && s.Talk.Over && s.Talk.Title == "step 49" })
	cancel()
	for range seen { // until it is closed
	}
}

// TestWord: a speaker that has nothing new to lay gives word of itself.
func TestWord(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress-talk.json")
	speaker := speak(path, time.Millisecond)
	defer speaker.Close()
	seen := Watch(t.Context(), path)
	speaker.Lay(someTalk())
	var first time.Time
	hears(t, seen, func(s Seen) bool { first = s.Talk.Wrote; return s.Err == nil })
	hears(t, seen, func(s Seen) bool { return s.Err == nil && s.Talk.Wrote.After(first) })
}

// TestNothingLaid: a presenter that ended before it laid anything leaves no file, and one that
// cannot write says so.
func TestNothingLaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "progress-talk.json")
	if err := Speak(path).Close(); err != nil {
		t.Error(err)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error("there is a file:", err)
	}
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(path, "in the way"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	speaker := Speak(path)
	speaker.Lay(someTalk())
	if speaker.Close() == nil {
		t.Error("it was laid over a directory")
	}
	if there, _ := os.ReadDir(filepath.Dir(path)); len(there) != 1 {
		t.Errorf("left beside it: %v", there)
	}
}

// TestSweep: a presenter takes away what dead ones left of a write, and nothing of the living, nor
// of anybody else.
func TestSweep(t *testing.T) {
	dir := t.TempDir()
	path, old := filepath.Join(dir, "progress-talk.json"), time.Now().Add(-2*abandoned)
	file := func(name string, when time.Time) {
		t.Helper()
		name = filepath.Join(dir, name)
		err := errors.Join(os.WriteFile(name, []byte("half a ta"), 0o600), os.Chtimes(name, when, when))
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, when := range map[string]time.Time{".talk-1234": old, ".talk-99": old, ".talk-5": time.Now(), ".talk-mine": old, ".talk-": old, "progress.yaml": old} {
		file(name, when)
	}
	if err := errors.Join(os.Mkdir(filepath.Join(dir, ".talk-7"), 0o700), os.Chtimes(filepath.Join(dir, ".talk-7"), old, old)); err != nil {
		t.Fatal(err)
	}
	is := func() (names []string) {
		there, _ := os.ReadDir(dir)
		for _, file := range there {
			names = append(names, file.Name())
		}
		return names
	}
	speaker := Speak(path)
	speaker.Lay(someTalk())
	file(".talk-6", old)
	if err := speaker.Close(); err != nil {
		t.Error(err)
	}
	if got, want := is(), []string{".talk-", ".talk-5", ".talk-7", ".talk-mine", "progress-talk.json", "progress.yaml"}; !slices.Equal(got, want) {
		t.Errorf("there is %q, and should be %q", got, want)
	}
}
