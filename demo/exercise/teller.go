package exercise

import (
	"context"
	"io/fs"
	"os"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet = 80 * time.Millisecond // a save comes in pieces: it is over when nothing happens for so long
	often = time.Second           // how soon it is looked at where nobody tells of saves
	rare  = 10 * time.Second      // and where the system does: it tells nothing of other people's disks
)

// A saver is what others write and save: a file, or a tree of them.
type saver interface {
	folders() []string              // which the system is to tell of
	concerns(e fsnotify.Event) bool // whether the event is about it
	changed() bool                  // whether it is another than at the last look, without reading
	tell()                          // looks, and keeps what is new as news
}

// A teller tells one who listens of a saver's news.
type teller[T any] struct {
	out    chan T
	notify *fsnotify.Watcher      // nil for none: to look now and then is enough
	dirs   map[string]fs.FileInfo // the folders that the system tells of
	blind  bool                   // there are others, of which it does not
	news   *T                     // what is to be told
}

// newNotify has the system tell of saves; nil where it cannot.
func newNotify() *fsnotify.Watcher {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil
	}
	return notify
}

// loop tells the news until ctx is done. Whoever never stops to write is looked at now and then.
func (t *teller[T]) loop(ctx context.Context, of saver) {
	defer close(t.out)
	var events chan fsnotify.Event
	var failures chan error
	if t.notify != nil {
		defer t.notify.Close()
		events, failures = t.notify.Events, t.notify.Errors
	}
	now := time.NewTicker(t.pace())
	defer now.Stop()
	settled := time.NewTimer(quiet)
	defer settled.Stop()
	waits := 0 // how many looks were due while it did not settle
	for {
		var out chan T
		var news T
		if t.news != nil {
			out, news = t.out, *t.news
		}
		select {
		case <-ctx.Done():
			return
		case out <- news:
			t.news = nil
		case e, open := <-events:
			if !open {
				events = nil
				continue
			}
			if e.Has(fsnotify.Remove | fsnotify.Rename) {
				delete(t.dirs, e.Name) // the system may not follow it any more, even if it comes back
			}
			if of.concerns(e) {
				settled.Reset(quiet)
			}
		case _, open := <-failures: // some events were lost
			if !open {
				failures = nil
			}
			settled.Reset(quiet)
		case <-now.C:
			t.follow(of.folders())
			if !of.changed() {
				waits = 0
				now.Reset(t.pace())
				continue
			}
			now.Reset(often) // to see whether it settles
			if waits++; waits == 1 {
				settled.Reset(quiet)
			} else {
				of.tell()
			}
		case <-settled.C:
			waits = 0
			t.follow(of.folders())
			of.tell()
			now.Reset(t.pace())
		}
	}
}

// pace is how soon to look, whatever the system tells.
func (t *teller[T]) pace() time.Duration {
	if t.notify == nil || t.blind {
		return often
	}
	return rare
}

// follow has the system tell of the folders that have these names now: they may be others than
// before.
func (t *teller[T]) follow(names []string) {
	if t.notify == nil {
		return
	}
	now := make(map[string]fs.FileInfo, len(names))
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			continue
		}
		before := t.dirs[name]
		if before != nil && !os.SameFile(info, before) {
			t.notify.Remove(name)
			before = nil
		}
		if before != nil || t.notify.Add(name) == nil {
			now[name] = info
		}
	}
	for name := range t.dirs {
		if now[name] == nil {
			t.notify.Remove(name) // which it may not follow any more
		}
	}
	t.dirs, t.blind = now, len(now) < len(names)
}
