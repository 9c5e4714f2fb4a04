package plain

import (
	"bufio"
	"context"
	"io"
	"strings"
)

// An input reads what the learner types, a line when one is asked for, so that nothing is taken
// that nobody asked for.
type input struct {
	ask  chan struct{}
	got  chan typed
	over bool
}

type typed struct {
	line string
	err  error
}

// newInput reads from in until ctx is done. Of a reader that never comes back, one goroutine
// stays behind.
func newInput(ctx context.Context, in io.Reader) *input {
	i := &input{ask: make(chan struct{}), got: make(chan typed, 1)}
	go func() {
		lines := bufio.NewReader(in)
		for {
			select {
			case <-i.ask:
			case <-ctx.Done():
				return
			}
			line, err := oneLine(lines)
			i.got <- typed{line, err} // there is room: one is asked for at a time
			if err != nil {
				return
			}
		}
	}()
	return i
}

// next waits for a line. At the end of the input it is io.EOF.
func (i *input) next(ctx context.Context) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if i.over {
		return "", io.EOF
	}
	select {
	case i.ask <- struct{}{}:
	case <-ctx.Done():
		return "", ctx.Err()
	}
	select {
	case t := <-i.got:
		i.over = t.err != nil
		if t.err != nil && t.err != io.EOF {
			return "", t.err
		}
		if t.err == io.EOF && t.line == "" {
			return "", io.EOF
		}
		return t.line, nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// longestTyped is how much of a line is looked at, in bytes.
const longestTyped = 500

// oneLine reads to the end of a line, and keeps no more than its beginning.
func oneLine(from *bufio.Reader) (string, error) {
	var line []byte
	for {
		piece, err := from.ReadSlice('\n')
		line = append(line, piece[:min(len(piece), longestTyped-min(len(line), longestTyped))]...)
		if err == bufio.ErrBufferFull {
			continue
		}
		return strings.TrimSpace(strings.ToValidUTF8(string(line), "?")), err
	}
}
