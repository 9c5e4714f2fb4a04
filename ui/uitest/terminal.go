// Package uitest is an emulated terminal for tests: a program draws on it, a test types and
// waits for words, as a person does.
//
// Law: for tests only. It never sleeps: it waits for what the screen shows.
package uitest

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// Patience is how long a test waits for words. It is no measure of speed: a machine may be
// busy with other things.
const Patience = 30 * time.Second

// A Terminal is a screen that is written to and a keyboard that is read from.
type Terminal struct {
	// Cooked turns each line feed into a new line, as the terminal driver of the system does:
	// for a program that draws without one between.
	Cooked bool

	mu      sync.Mutex
	screen  *vt.Emulator
	raw     strings.Builder
	changed chan struct{} // closed and renewed at each change
	keys    *queue
}

// New makes a terminal of w by h cells.
func New(w, h int) *Terminal {
	t := &Terminal{screen: vt.NewEmulator(w, h), changed: make(chan struct{}), keys: newQueue()}
	go io.Copy(t.keys, t.screen) // the terminal's own answers come by the keyboard, too
	return t
}

// Write draws.
func (t *Terminal) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.raw.Write(p)
	drawn := margins.ReplaceAllFunc(p, t.within)
	if t.Cooked {
		drawn = bytes.ReplaceAll(drawn, []byte("\n"), []byte("\r\n"))
	}
	_, err := t.screen.Write(drawn)
	close(t.changed)
	t.changed = make(chan struct{})
	return len(p), err
}

// margins sets the lines that scroll.
var margins = regexp.MustCompile(`\x1b\[(\d+);(\d+)r`)

// within keeps the lines that scroll on the screen, as terminals do; the emulator itself panics. They
// are beyond it where a picture was on its way when the screen became smaller.
func (t *Terminal) within(setting []byte) []byte {
	var top, bottom int
	fmt.Sscanf(string(setting), "\x1b[%d;%dr", &top, &bottom)
	if top >= t.screen.Height() {
		return nil
	}
	return fmt.Appendf(nil, "\x1b[%d;%dr", top, min(bottom, t.screen.Height()))
}

// Read gives what was typed.
func (t *Terminal) Read(p []byte) (int, error) { return t.keys.Read(p) }

// Type types text as it is: "\r" is enter, "\x1b[A" is up.
func (t *Terminal) Type(text string) { t.keys.Write([]byte(text)) }

// Resize changes the size of the screen; the program has to be told by other means.
func (t *Terminal) Resize(w, h int) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.screen.Resize(w, h)
}

// Text is the screen as lines without colours and trailing blanks.
func (t *Terminal) Text() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var lines []string
	for _, line := range strings.Split(ansi.Strip(t.screen.Render()), "\n") {
		lines = append(lines, strings.TrimRight(line, " \r"))
	}
	return strings.Join(lines, "\n")
}

// Raw is everything that was written so far.
func (t *Terminal) Raw() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.raw.String()
}

// WaitFor waits until the screen shows all of the words, and reports whether it did.
func (t *Terminal) WaitFor(words ...string) bool {
	return t.Until(func(text string) bool {
		for _, w := range words {
			if !strings.Contains(text, w) {
				return false
			}
		}
		return true
	})
}

// Until waits until the screen is as it should be, and reports whether it became so.
func (t *Terminal) Until(is func(text string) bool) bool {
	timeout := time.NewTimer(Patience)
	defer timeout.Stop()
	for {
		t.mu.Lock()
		changed := t.changed
		t.mu.Unlock()
		if is(t.Text()) {
			return true
		}
		select {
		case <-changed:
		case <-timeout.C:
			return false
		}
	}
}

// Close ends the input.
func (t *Terminal) Close() { t.keys.Close() }

// queue is an unbounded pipe: who writes never waits.
type queue struct {
	mu     sync.Mutex
	more   *sync.Cond
	data   []byte
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.more = sync.NewCond(&q.mu)
	return q
}

func (q *queue) Write(p []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.data = append(q.data, p...)
	q.more.Signal()
	return len(p), nil
}

func (q *queue) Read(p []byte) (int, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.data) == 0 && !q.closed {
		q.more.Wait()
	}
	if len(q.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p, q.data)
	q.data = q.data[n:]
	return n, nil
}

func (q *queue) Close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.more.Broadcast()
}
