package exercise

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// TestWatchTree does to a folder what people do who write lessons, told by the system and by
// looking now and then.
func TestWatchTree(t *testing.T) {
	notify, err := fsnotify.NewWatcher()
	must(t, err)
	for name, notify := range map[string]*fsnotify.Watcher{"told": notify, "looking": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := filepath.Join(t.TempDir(), "lessons")
			sub := filepath.Join(dir, "01-one")
			must(t, os.MkdirAll(sub, 0o777))
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			news := watchTree(ctx, dir, notify)
			told := func(what string, do func()) {
				t.Helper()
				do()
				now := (&tree{dir: dir}).look()
				for seen := range news { // what it looked like on the way may come before
					if slices.Equal(seen, now) {
						return
					}
				}
				t.Fatalf("%s: the news ended", what)
			}
			told("a file in a folder", func() { write(t, filepath.Join(sub, "lesson.md"), "one") })
			told("a new folder", func() { must(t, os.Mkdir(filepath.Join(dir, "02-two"), 0o777)) })
			told("a file in it", func() { write(t, filepath.Join(dir, "02-two", "lesson.md"), "two") })
			told("by renaming", func() {
				write(t, filepath.Join(sub, ".lesson.md.swp"), "three!")
				must(t, os.Rename(filepath.Join(sub, ".lesson.md.swp"), filepath.Join(sub, "lesson.md")))
			})
			told("away", func() { must(t, os.Rename(dir, dir+"-moved")) })
			told("and back", func() { must(t, os.Rename(dir+"-moved", dir)) })
			told("followed there", func() { write(t, filepath.Join(sub, "lesson.md"), "four four") })
			told("removed", func() { must(t, os.RemoveAll(dir)) })
			cancel()
			for range news { // it ends
			}
		})
	}
}

// TestPace: what the system tells of is rarely looked at, and everything else often.
func TestPace(t *testing.T) {
	notify, err := fsnotify.NewWatcher()
	must(t, err)
	defer notify.Close()
	here, gone := t.TempDir(), filepath.Join(t.TempDir(), "gone")
	looking, told := &teller[int]{}, &teller[int]{notify: notify}
	for _, c := range []struct {
		of      *teller[int]
		folders []string
		want    time.Duration
	}{{told, []string{here}, rare}, {told, []string{here, gone}, often}, {told, []string{here}, rare}, {looking, []string{here}, often}} {
		c.of.follow(c.folders)
		if got := c.of.pace(); got != c.want {
			t.Errorf("%v: %v, want %v", c.folders, got, c.want)
		}
	}
}

// TestTreeSame: hidden files and what has not changed are no news.
func TestTreeSame(t *testing.T) {
	w := &tree{dir: t.TempDir()}
	write(t, filepath.Join(w.dir, "lesson.md"), "one")
	w.last = w.look()
	write(t, filepath.Join(w.dir, ".lesson.md.swp"), "two")
	write(t, filepath.Join(w.dir, "lesson.md~"), "two")
	if w.tell(); w.news != nil || w.changed() {
		t.Error("hidden files are news")
	}
	must(t, os.Chtimes(filepath.Join(w.dir, "lesson.md"), time.Time{}, time.Unix(1, 0)))
	if !w.changed() {
		t.Error("it was saved")
	}
	if w.tell(); w.news == nil {
		t.Error("no news")
	}
}
