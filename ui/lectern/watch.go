package lectern

import (
	"context"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// look is how often the file is looked at, whatever the system tells: it tells nothing of a
// directory that is not there yet, nor of some disks.
const look = time.Second

// Seen is what lay in the file at a look.
type Seen struct {
	Talk Talk
	Err  error // as of [Read]
}

// Watch tells what lies in the file: at once, and then whenever it is something else. Whoever is
// slow to listen hears the latest. The channel is closed when ctx is done, and not before: a file
// that was removed may come again.
func Watch(ctx context.Context, path string) <-chan Seen { return watch(ctx, path, look) }

func watch(ctx context.Context, path string, every time.Duration) <-chan Seen {
	w := &watcher{path: path, out: make(chan Seen), every: every}
	w.notify, _ = fsnotify.NewWatcher()
	go w.loop(ctx)
	return w.out
}

type watcher struct {
	path     string
	out      chan Seen
	every    time.Duration
	notify   *fsnotify.Watcher // nil for none: to look now and then is enough
	followed bool              // the system tells of the directory
	last     Seen              // what was seen last
	news     bool              // and nobody has heard it yet
}

func (w *watcher) loop(ctx context.Context) {
	defer close(w.out)
	var events chan fsnotify.Event
	var failures chan error
	if w.notify != nil {
		defer w.notify.Close()
		events, failures = w.notify.Events, w.notify.Errors
	}
	now := time.NewTicker(w.every)
	defer now.Stop()
	w.follow()
	w.last.Talk, w.last.Err = Read(w.path)
	w.news = true
	for {
		var out chan Seen
		if w.news {
			out = w.out
		}
		select {
		case <-ctx.Done():
			return
		case out <- w.last:
			w.news = false
		case e, open := <-events:
			if !open {
				events = nil
			} else if filepath.Base(e.Name) == filepath.Base(w.path) {
				w.look()
			} else if e.Name == filepath.Dir(w.path) { // it was removed or renamed
				w.followed = false
			}
		case _, open := <-failures: // some events were lost: the next look is soon
			if !open {
				failures = nil
			}
		case <-now.C:
			w.follow()
			w.look()
		}
	}
}

// follow has the system tell of the directory, which may be there only by now.
func (w *watcher) follow() {
	if w.notify != nil && !w.followed {
		w.followed = w.notify.Add(filepath.Dir(w.path)) == nil
	}
}

func (w *watcher) look() {
	var seen Seen
	seen.Talk, seen.Err = Read(w.path)
	if !same(seen, w.last) {
		w.last, w.news = seen, true
	}
}

// same reports whether two looks saw the same; each word of a presenter is something else.
func same(a, b Seen) bool {
	if a.Err != nil || b.Err != nil {
		return a.Err != nil && b.Err != nil && a.Err.Error() == b.Err.Error()
	}
	return a.Talk == b.Talk
}
