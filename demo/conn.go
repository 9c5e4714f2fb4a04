package demo

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"runtime"
	"sync"
	"time"
)

// A conn is the connection of one process of the run.
type conn struct {
	net.Conn
	pid     int
	holds   bool // it waits at each event
	waiting bool // it has sent an event and sleeps until it is answered
	helper  bool // the library's own; never held for long
	closed  bool
}

// Answers to a process; the package's documentation says what they mean.
const (
	answerGo   = 'g'
	answerRun  = 'r'
	answerHold = 'h'
)

func (c *conn) answer(b byte) {
	c.SetWriteDeadline(time.Now().Add(time.Second)) // one byte fits, unless the process is broken
	if _, err := c.Write([]byte{b}); err != nil {
		return // it has gone; its end of file is on its way
	}
}

// A heard is what came from a process: an event, or at last its end.
type heard struct {
	conn  *conn
	event Event
	err   error // io.EOF at the end; a LineError for what is no event
}

// A listener accepts the processes of one run.
type listener struct {
	net.Listener
	token string // what a TCP connection must say first
}

// listen opens the run's own door: a Unix socket in its private directory, or on Windows a
// loopback port that asks for a one-time token.
func listen(dir string) (listener, error) {
	if runtime.GOOS != "windows" {
		l, err := net.Listen("unix", filepath.Join(dir, "s"))
		return listener{Listener: l}, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	return listener{l, rand.Text()}, err
}

func (l listener) socket() string {
	if l.token != "" {
		return ""
	}
	return l.Addr().String()
}

func (l listener) port() int {
	if a, ok := l.Addr().(*net.TCPAddr); ok {
		return a.Port
	}
	return 0
}

// serve accepts connections until the listener is closed, and hears each one out.
// When the last of them has ended, nothing more comes, and it closes to.
func (l listener) serve(to chan<- heard, done <-chan struct{}) {
	defer close(to)
	var conns sync.WaitGroup
	defer conns.Wait()
	for {
		nc, err := l.Accept()
		if err != nil {
			return
		}
		c := &conn{Conn: nc, holds: true}
		conns.Go(func() {
			defer nc.Close()
			err := c.hear(l.token, to, done)
			select {
			case to <- heard{conn: c, err: err}:
			case <-done:
			}
		})
	}
}

func (c *conn) hear(token string, to chan<- heard, done <-chan struct{}) error {
	lines := bufio.NewScanner(c)
	lines.Buffer(make([]byte, 4<<10), MaxLine)
	if token != "" && (!lines.Scan() || subtle.ConstantTimeCompare(lines.Bytes(), []byte(token)) != 1) {
		return io.EOF
	}
	n := 1
	for ; lines.Scan(); n++ {
		h := heard{conn: c}
		if h.event, h.err = ParseEvent(bytes.TrimSpace(lines.Bytes())); h.err != nil {
			return &LineError{n, h.err}
		}
		select {
		case to <- h:
		case <-done:
			return io.EOF
		}
	}
	if err := lines.Err(); err == bufio.ErrTooLong {
		return &LineError{n, fmt.Errorf("longer than %d bytes", MaxLine)}
	}
	return io.EOF
}
