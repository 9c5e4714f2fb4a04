package exercise

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fsnotify/fsnotify"
)

const (
	maxFolders = 200  // of a tree are looked at, the first by their names
	maxFiles   = 2000 // of a folder
)

// WatchTree tells when a file in the folder, or in a folder of that one, was saved, made, renamed
// or removed: a line for each that is there now. Hidden files are none: editors keep their own in
// them. What was there when it returned is no news; and what is written while the news waits to be
// heard is told once. The channel is closed when ctx is done, and not before: a folder that was
// removed may come again.
func WatchTree(ctx context.Context, dir string) <-chan []string {
	return watchTree(ctx, dir, newNotify())
}

func watchTree(ctx context.Context, dir string, notify *fsnotify.Watcher) <-chan []string {
	t := &tree{dir: dir, teller: teller[[]string]{out: make(chan []string), notify: notify}}
	t.follow(t.folders())
	t.last = t.look()
	go t.loop(ctx, t)
	return t.out
}

// A tree is a folder and those in it.
type tree struct {
	teller[[]string]
	dir  string
	last []string // what was there at the last look
}

// folders are the folder itself and those in it. A link to a folder is one.
func (t *tree) folders() []string {
	all := []string{t.dir}
	for _, name := range names(t.dir) {
		sub := filepath.Join(t.dir, name)
		if info, err := os.Stat(sub); err == nil && info.IsDir() && len(all) < maxFolders {
			all = append(all, sub)
		}
	}
	return all
}

// names are those in a folder that are not hidden, in order.
func names(dir string) []string {
	folder, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer folder.Close()
	all, _ := folder.Readdirnames(maxFiles)
	all = slices.DeleteFunc(all, func(name string) bool { return !plain(name) })
	slices.Sort(all)
	return all
}

// plain reports whether a name is neither hidden nor of an editor's own.
func plain(name string) bool {
	return !strings.HasPrefix(name, ".") && !strings.HasSuffix(name, "~") && !strings.HasPrefix(name, "__")
}

func (t *tree) concerns(e fsnotify.Event) bool { return plain(filepath.Base(e.Name)) }

func (t *tree) changed() bool { return !slices.Equal(t.look(), t.last) }

func (t *tree) tell() {
	if now := t.look(); !slices.Equal(now, t.last) {
		t.last, t.news = now, &now
	}
}

// look is a line for each file that says how it is, without reading it.
func (t *tree) look() []string {
	var all []string
	for _, dir := range t.folders() {
		for _, name := range names(dir) {
			info, err := os.Stat(filepath.Join(dir, name))
			if err == nil && !info.IsDir() {
				all = append(all, state(filepath.Join(dir, name), info))
			} else {
				all = append(all, filepath.Join(dir, name))
			}
		}
	}
	return all
}

func state(name string, info fs.FileInfo) string {
	return fmt.Sprintf("%s %d %d %v", name, info.Size(), info.ModTime().UnixNano(), info.Mode())
}
