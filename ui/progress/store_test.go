package progress

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"exit42/lessons"
)

// at is a lesson of which these questions are answered.
func at(questions ...string) lessons.LessonRecord {
	l := lessons.LessonRecord{Answers: map[string]lessons.AnswerRecord{}}
	for _, q := range questions {
		l.Step = q
		l.Seen = append(l.Seen, q)
		l.Answers[q] = lessons.AnswerRecord{Letter: "a", Sure: lessons.Guess, Committed: true}
	}
	return l
}

func answers(r lessons.Record, lesson string) string {
	var all []string
	for _, q := range r.Lessons[lesson].Seen {
		if r.Lessons[lesson].Answers[q].Committed {
			all = append(all, q)
		}
	}
	return strings.Join(all, " ")
}

func save(t *testing.T, s *Store, c Change) {
	t.Helper()
	if notice := s.Save(c); notice != "" || s.Pending() {
		t.Fatalf("save: %q, pending: %v", notice, s.Pending())
	}
}

func load(t *testing.T, file string) lessons.Record {
	t.Helper()
	r, notice := Open(file).Load()
	if notice != "" {
		t.Fatal(notice)
	}
	return r
}

func fileIn(t *testing.T) string {
	return filepath.Join(t.TempDir(), "state", "exit42", "progress.yaml")
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestComesBack(t *testing.T) {
	file := fileIn(t)
	s := Open(file)
	r, notice := s.Load()
	if notice != "" || !r.Equal(lessons.Record{}) {
		t.Fatalf("nothing is read as %v, %q", r, notice)
	}
	if _, err := os.Stat(filepath.Dir(file)); err == nil {
		t.Error("a directory was made before there was something to keep")
	}
	save(t, s, Change{Lesson: "promise", State: at("q1", "q2")})
	save(t, s, Change{})
	save(t, s, Change{Lesson: "bits", State: at("q3")})
	r = load(t, file)
	if r.Last != "bits" || answers(r, "promise") != "q1 q2" || answers(r, "bits") != "q3" {
		t.Errorf("got %+v", r)
	}
	if names, _ := os.ReadDir(filepath.Dir(file)); len(names) != 2 {
		t.Errorf("more than the file and its lock is there: %v", names)
	}
	save(t, s, Change{})
	if r := load(t, file); r.Last != "" || len(r.Lessons) != 2 {
		t.Errorf("the contents were opened, and the record is %+v", r)
	}
}

func TestResets(t *testing.T) {
	file := fileIn(t)
	s, other := Open(file), Open(file)
	save(t, s, Change{Lesson: "promise", State: at("q1")})
	save(t, s, Change{Lesson: "bits", State: at("q2")})
	other.Load()
	save(t, s, Change{Lesson: "promise", State: at("q1", "unknown to the other")})
	save(t, other, Change{Lesson: "promise", Reset: true})
	if r := load(t, file); answers(r, "promise") != "" || answers(r, "bits") != "q2" {
		t.Errorf("one was reset: %+v", r)
	}
	save(t, s, Change{Lesson: "promise", State: at("q1", "unknown to the other", "q3")})
	if r := load(t, file); answers(r, "promise") != "q3" {
		t.Errorf("what was forgotten came back: %+v", r)
	}
	save(t, Open(file), Change{Reset: true})
	if r := load(t, file); len(r.Lessons) != 0 || r.Last != "" {
		t.Errorf("all were reset: %+v", r)
	}
	save(t, s, Change{Lesson: "bits", State: at("q2", "q4")})
	if r := load(t, file); answers(r, "bits") != "q4" {
		t.Errorf("what was forgotten came back: %+v", r)
	}
}

// TestAtOnce: changes come from several goroutines, and none is lost.
func TestAtOnce(t *testing.T) {
	file := fileIn(t)
	s := Open(file)
	var all sync.WaitGroup
	for n := range 9 {
		all.Go(func() {
			if notice := s.Save(Change{Lesson: fmt.Sprint("lesson-", n), State: at("q1")}); notice != "" {
				t.Error(notice)
			}
		})
	}
	all.Wait()
	if r := load(t, file); len(r.Lessons) != 9 || s.Pending() {
		t.Errorf("got %+v", r)
	}
}

// TestGone: a file that is removed while the program runs takes nothing from its memory, and is
// written again in full.
func TestGone(t *testing.T) {
	file := fileIn(t)
	s := Open(file)
	save(t, s, Change{Lesson: "promise", State: at("q1")})
	remove := func() {
		t.Helper()
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
	remove()
	if r, notice := s.Load(); notice != "" || answers(r, "promise") != "q1" {
		t.Errorf("loaded again: %+v, %q", r, notice)
	}
	save(t, s, Change{Lesson: "bits", State: at("q2")})
	if r := load(t, file); answers(r, "promise") != "q1" || answers(r, "bits") != "q2" {
		t.Errorf("saved: %+v", r)
	}
	remove()
	save(t, s, Change{Reset: true})
	if r := load(t, file); len(r.Lessons) != 0 {
		t.Errorf("what was reset came back: %+v", r)
	}
}

// TestPutBack: where the new file cannot be put in its place, the damaged one is there as before.
func TestPutBack(t *testing.T) {
	file := fileIn(t)
	write(t, file, "half an edi: {")
	if err := swap(file+".new", file, true); err == nil { // there is no such file
		t.Fatal("nothing was put in its place")
	}
	if content(t, file) != "half an edi: {" || there(asideOf(file, 1)) {
		t.Error("the damaged file is still aside")
	}
}

func TestLoadAgain(t *testing.T) {
	file := fileIn(t)
	s := Open(file)
	save(t, s, Change{Lesson: "promise", State: at("q1")})
	save(t, Open(file), Change{Lesson: "bits", State: at("q2")})
	s.Keep(Change{Lesson: "promise", State: at("q1", "q3")})
	r, notice := s.Load()
	if notice != "" || answers(r, "promise") != "q1 q3" || answers(r, "bits") != "q2" || !s.Pending() {
		t.Errorf("got %+v, %q, pending: %v", r, notice, s.Pending())
	}
	if s.Flush(); answers(load(t, file), "promise") != "q1 q3" {
		t.Error("what was kept in memory was not written")
	}
}

func TestDamagedIsSetAside(t *testing.T) {
	file := fileIn(t)
	for n, aside := range []string{".damaged", ".damaged-2", ".damaged-3"} {
		broken := fmt.Sprintf("version: 1\nlast: [%d\n", n)
		write(t, file, broken)
		s := Open(file)
		r, notice := s.Load()
		if len(r.Lessons) != 0 || !strings.Contains(notice, "progress.yaml is damaged, line 2: ") || !strings.HasSuffix(notice, aside) || strings.Contains(notice, "\n") {
			t.Fatalf("got %v, %q", r, notice)
		}
		if content(t, file) != broken {
			t.Fatal("it was touched before there was something to keep")
		}
		save(t, s, Change{Lesson: "promise", State: at("q1")})
		if content(t, file+aside) != broken || answers(load(t, file), "promise") != "q1" {
			t.Errorf("the damaged file is not kept as %s", aside)
		}
	}
	s := Open(file)
	s.Load()
	write(t, file, "half an edi: {")
	if notice := s.Save(Change{Lesson: "bits", State: at("q2")}); !strings.HasSuffix(notice, "is kept as "+file+".damaged-4") {
		t.Errorf("damaged in the middle: %q", notice)
	}
	if r := load(t, file); answers(r, "promise") != "q1" || answers(r, "bits") != "q2" {
		t.Errorf("what was known was lost: %+v", r)
	}
}

func told(notice, want string) bool {
	return strings.Contains(notice, want) && (want != "") == (notice != "") && !strings.Contains(notice, "\n")
}

func TestLinkIsFollowed(t *testing.T) {
	dir := t.TempDir()
	file, real := filepath.Join(dir, "link.yaml"), filepath.Join(dir, "real", "progress.yaml")
	if err := os.Symlink(filepath.Join("real", "progress.yaml"), file); err != nil {
		t.Skip(err)
	}
	save(t, Open(file), Change{Lesson: "promise", State: at("q1")}) // it leads to nothing yet
	save(t, Open(file), Change{Lesson: "bits", State: at("q2")})
	if r := load(t, real); answers(r, "promise") != "q1" || answers(r, "bits") != "q2" {
		t.Errorf("got %+v", r)
	}
	if info, err := os.Lstat(file); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}

// TestNothingNewIsNotWritten: what a person wrote into the file stays as they wrote it.
func TestNothingNewIsNotWritten(t *testing.T) {
	file := fileIn(t)
	write(t, file, "version: 1 # as I like it\nlast: promise\nlessons: {promise: {step: a}}\n")
	before := content(t, file)
	s := Open(file)
	s.Load()
	save(t, s, Change{Lesson: "promise", State: lessons.LessonRecord{Step: "a"}})
	save(t, Open(file), Change{Lesson: "another", Reset: true})
	if after := content(t, file); after != before {
		t.Errorf("nothing was new, and the file is now\n%s", after)
	}
}
