package demo

import (
	"io"
	"os"
	"strings"

	"exit42/demo/guard"
)

// An input is the program's standard input while it is ours to write.
type input struct {
	w      *os.File
	texts  chan string
	closed bool
}

// openInput opens what the program reads: a file that it was given, what is typed, or nothing.
// opened is what is to be closed when the program has it.
func (s *Session) openInput() (stdin *os.File, opened io.Closer, err error) {
	switch {
	case s.exp.Stdin != nil:
		return s.exp.Stdin, io.NopCloser(nil), nil
	case !s.exp.Input:
		null, err := os.Open(os.DevNull)
		return null, null, err
	}
	r, w, err := os.Pipe()
	if err == nil {
		s.input = newInput(w)
	}
	return r, r, err
}

// maxTyped is how many texts may wait for a program that does not read them, and maxTypedText
// how much of one stands in one event, in bytes.
const (
	maxTyped     = 1000
	maxTypedText = 64 << 10
)

func newInput(w *os.File) *input {
	in := &input{w: w, texts: make(chan string, maxTyped)}
	go func() { // ends with Close, or when nobody reads any more
		defer w.Close()
		for text := range in.texts {
			if _, err := in.w.WriteString(text); err != nil {
				for range in.texts { // to nobody
				}
			}
		}
	}()
	return in
}

// Type writes text to the program's standard input. Where Experiment.Input was not asked for,
// or the input has been closed, it does nothing.
func (s *Session) Type(text string) {
	s.do(func() {
		if s.input == nil || s.input.closed {
			return
		}
		select {
		case s.input.texts <- text:
			for len(text) > 0 { // an event is a line of the trace, and that is bounded
				n := min(len(text), maxTypedText)
				s.tell(Event{Kind: KindTyped, Text: strings.ToValidUTF8(text[:n], "\uFFFD")})
				text = text[n:]
			}
		default:
			s.tell(Event{Kind: KindTrouble, Text: "the program does not read its input; what was typed is not kept"})
		}
	})
}

// CloseInput ends the program's standard input.
func (s *Session) CloseInput() {
	s.do(func() {
		if s.closeInput() {
			s.tell(Event{Kind: KindTyped, State: "closed"})
		}
	})
}

func (s *Session) closeInput() bool {
	if s.input == nil || s.input.closed {
		return false
	}
	s.input.closed = true
	close(s.input.texts)
	return true
}

// Interrupt does what ctrl+c does in a terminal: SIGINT to the program and to the processes of
// its group. Those that are held go on to their next event.
func (s *Session) Interrupt() {
	s.do(func() {
		if s.rootGone {
			s.tell(Event{Kind: KindTrouble, Text: "the program itself has ended; what it left behind is not interrupted"})
			return
		}
		if err := guard.Interrupt(s.root); err != nil {
			s.tell(Event{Kind: KindTrouble, Text: "the program cannot be interrupted: " + err.Error()})
			return
		}
		s.tell(Event{Kind: KindSignal, Name: "SIGINT", Value: "you"})
		s.letGo(Everyone)
	})
}
