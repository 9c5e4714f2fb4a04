package exercise

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A Saved is news of the learner's file.
type Saved struct {
	Text string // what is in it now
	Lack string // why nothing is to be read there, in one line; empty where there is
}

const (
	quiet = 80 * time.Millisecond // a save comes in pieces: it is over when nothing happens for so long
	rare  = time.Second           // how often it is looked at where nobody tells of saves: other people's disks
)

// Watch tells when something else stands in the learner's file than did before; what stands there
// when it returns is no news. For who does not listen only the last news is kept. The channel is
// closed when ctx is done, and not before: what was removed may come again.
func Watch(ctx context.Context, f Folder) (<-chan Saved, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		notify = nil // to look now and then is enough
	}
	return watch(ctx, f, notify)
}

func watch(ctx context.Context, f Folder, notify *fsnotify.Watcher) (<-chan Saved, error) {
	if info, err := os.Stat(f.Dir); err != nil || !info.IsDir() {
		if notify != nil {
			notify.Close()
		}
		return nil, fmt.Errorf("the folder %s is not there; make it, or name another", f.Dir)
	}
	w := &watcher{folder: f, out: make(chan Saved), notify: notify}
	w.follow()
	w.last = w.look()
	go w.loop(ctx)
	return w.out, nil
}

type watcher struct {
	folder Folder
	out    chan Saved
	notify *fsnotify.Watcher // nil for none
	dir    fs.FileInfo       // the folder that it follows; nil for none
	file   fs.FileInfo       // the file at the last look; nil for none
	last   Saved             // what was told last
	news   *Saved            // what is to be told
}

func (w *watcher) loop(ctx context.Context) {
	defer close(w.out)
	var events chan fsnotify.Event
	var failures chan error
	if w.notify != nil {
		defer w.notify.Close()
		events, failures = w.notify.Events, w.notify.Errors
	}
	now := time.NewTicker(rare)
	defer now.Stop()
	settled := time.NewTimer(quiet)
	defer settled.Stop()
	for {
		var out chan Saved
		var news Saved
		if w.news != nil {
			out, news = w.out, *w.news
		}
		select {
		case <-ctx.Done():
			return
		case out <- news:
			w.news = nil
		case e, open := <-events:
			if !open {
				events = nil
			} else if w.concerns(e) {
				settled.Reset(quiet)
			}
		case _, open := <-failures: // some events were lost
			if !open {
				failures = nil
			}
			settled.Reset(quiet)
		case <-now.C:
			w.follow()
			if w.changed() {
				settled.Reset(quiet)
			}
		case <-settled.C:
			w.follow()
			w.tell()
		}
	}
}

// concerns reports whether the event is about the file, or about the folder itself.
func (w *watcher) concerns(e fsnotify.Event) bool {
	return strings.EqualFold(filepath.Base(e.Name), w.folder.Name) || filepath.Clean(e.Name) == filepath.Clean(w.folder.Dir)
}

// follow has the system tell of the folder that has the name now: it may be another one.
func (w *watcher) follow() {
	info, err := os.Stat(w.folder.Dir)
	if err != nil {
		info = nil
	}
	if w.notify == nil || info != nil && w.dir != nil && os.SameFile(info, w.dir) {
		return
	}
	w.notify.Remove(w.folder.Dir) // which it may not follow any more
	w.dir = nil
	if info != nil && w.notify.Add(w.folder.Dir) == nil {
		w.dir = info
	}
}

// changed reports whether the file is another than at the last look, without reading it.
func (w *watcher) changed() bool {
	info, err := os.Stat(w.folder.File())
	if err != nil || w.file == nil {
		return err == nil || w.last.Lack == ""
	}
	return !os.SameFile(info, w.file) || info.Size() != w.file.Size() || !info.ModTime().Equal(w.file.ModTime()) || info.Mode() != w.file.Mode()
}

// tell looks, and keeps what is new for who listens.
func (w *watcher) tell() {
	if now := w.look(); now != w.last {
		w.last, w.news = now, &now
	}
}

// look reads the file.
func (w *watcher) look() Saved {
	text, info, err := readText(w.folder.File())
	w.file = info
	switch {
	case err == nil:
		return Saved{Text: text}
	case !errors.Is(err, fs.ErrNotExist):
		return Saved{Lack: fmt.Sprintf("%s cannot be read: %s", w.folder.Name, why(err))}
	}
	if _, err := os.Stat(w.folder.Dir); err != nil {
		return Saved{Lack: fmt.Sprintf("the folder %s is gone; it is looked for until it comes again", w.folder.Dir)}
	}
	return Saved{Lack: fmt.Sprintf("%s is not there any more; it is looked for until it comes again", w.folder.Name)}
}
