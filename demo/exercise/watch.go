package exercise

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/fsnotify/fsnotify"
)

// A Saved is news of the learner's file.
type Saved struct {
	Text string // what is in it now
	Lack string // why nothing is to be read there, in one line; empty where there is
}

// Watch tells when something else stands in the learner's file than did before; what stands there
// when it returns is no news. For who does not listen only the last news is kept. The channel is
// closed when ctx is done, and not before: what was removed may come again.
func Watch(ctx context.Context, f Folder) (<-chan Saved, error) {
	return watch(ctx, f, newNotify())
}

func watch(ctx context.Context, f Folder, notify *fsnotify.Watcher) (<-chan Saved, error) {
	if info, err := os.Stat(f.Dir); err != nil || !info.IsDir() {
		if notify != nil {
			notify.Close()
		}
		return nil, fmt.Errorf("the folder %s is not there; make it, or name another", f.Dir)
	}
	w := &watcher{folder: f, teller: teller[Saved]{out: make(chan Saved), notify: notify}}
	w.follow(w.folders())
	w.last = w.look()
	go w.loop(ctx, w)
	return w.out, nil
}

// A watcher watches one file.
type watcher struct {
	teller[Saved]
	folder Folder
	file   fs.FileInfo // the file at the last look; nil for none
	last   Saved       // what was told last
}

func (w *watcher) folders() []string { return []string{w.folder.Dir} }

// concerns reports whether the event is about the file, or about the folder itself.
func (w *watcher) concerns(e fsnotify.Event) bool {
	return strings.EqualFold(filepath.Base(e.Name), w.folder.Name) || filepath.Clean(e.Name) == filepath.Clean(w.folder.Dir)
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
