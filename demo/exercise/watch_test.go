package exercise

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// TestWatch does to the file what editors do, told by the system and by looking now and then.
func TestWatch(t *testing.T) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		t.Fatal(err)
	}
	for name, notify := range map[string]*fsnotify.Watcher{"told": notify, "looking": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, err := Prepare(filepath.Join(t.TempDir(), "mine"), "bring.py", "starter\n")
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			news, err := watch(ctx, f, notify)
			if err != nil {
				t.Fatal(err)
			}
			saves(t, f, news)
			cancel()
			for range news { // it ends
			}
		})
	}
}

// saves has each save told, and in the end the last of it.
func saves(t *testing.T, f Folder, news <-chan Saved) {
	aside := filepath.Join(f.Dir, ".bring.py.swp")
	write(t, f.File(), "one")
	until(t, news, func(s Saved) bool { return s == Saved{Text: "one"} })

	write(t, aside, "by renaming")
	must(t, os.Rename(aside, f.File()))
	until(t, news, func(s Saved) bool { return s == Saved{Text: "by renaming"} })

	must(t, os.Remove(f.File()))
	until(t, news, func(s Saved) bool { return strings.Contains(s.Lack, "bring.py is not there") })

	write(t, f.File(), "by renaming") // the same comes again
	until(t, news, func(s Saved) bool { return s == Saved{Text: "by renaming"} })

	must(t, os.RemoveAll(f.Dir))
	until(t, news, func(s Saved) bool { return strings.Contains(s.Lack, "the folder ") })

	must(t, os.Mkdir(f.Dir, 0o777))
	write(t, f.File(), "anew, in another folder")
	until(t, news, func(s Saved) bool { return s == Saved{Text: "anew, in another folder"} })
	write(t, f.File(), "and there it is followed")
	until(t, news, func(s Saved) bool { return s == Saved{Text: "and there it is followed"} })

	moved := f.Dir + "-moved"
	must(t, os.Rename(f.Dir, moved))
	until(t, news, func(s Saved) bool { return s.Lack != "" })
	must(t, os.Rename(moved, f.Dir))
	until(t, news, func(s Saved) bool { return s == Saved{Text: "and there it is followed"} })

	write(t, f.File(), strings.Repeat("x", maxText+1))
	until(t, news, func(s Saved) bool { return strings.Contains(s.Lack, "larger than") })
}

// until waits for such news. What a slow save looked like on the way may come before.
func until(t *testing.T, news <-chan Saved, is func(Saved) bool) {
	t.Helper()
	for s := range news {
		if is(s) {
			return
		}
	}
	t.Fatal("the news ended")
}

// TestSame: what stands there already is no news, and neither is it that nothing is there still.
func TestSame(t *testing.T) {
	f, err := Prepare(t.TempDir(), "bring.py", "starter\n")
	must(t, err)
	w := &watcher{folder: f}
	w.last = w.look()
	write(t, f.File(), "starter\n")
	if w.tell(); w.news != nil {
		t.Errorf("%+v is no news", *w.news)
	}
	must(t, os.Remove(f.File()))
	if !w.changed() {
		t.Error("it was removed")
	}
	if w.tell(); w.news == nil || w.news.Lack == "" {
		t.Errorf("%+v", w.news)
	}
	w.news = nil
	if w.tell(); w.news != nil || w.changed() {
		t.Errorf("what is not there has changed to %+v", w.news)
	}
}

func TestWatchNothing(t *testing.T) {
	if _, err := Watch(t.Context(), Folder{Dir: filepath.Join(t.TempDir(), "none"), Name: "bring.py"}); err == nil {
		t.Error("there is no folder to watch")
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	must(t, os.WriteFile(name, []byte(text), 0o666))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
