package demo

import (
	"bytes"
	"io"
	"time"
)

// An output reads one stream of a run as fast as it comes and keeps a bounded head and tail
// of it: the head is told line by line, what is between is counted, the tail is told at the
// end. A program that prints ten million lines so costs a fixed amount of memory.
type output struct {
	stream string
	keep   int64            // bytes of the head, and of the tail
	tell   func(Event)      // an event without its time
	clock  func() time.Time // for the pace of the counts

	told    int64  // bytes told so far
	partial []byte // the beginning of a line
	tail    []byte
	skipped int64 // lines not told, since the last count
	counted time.Time
}

const (
	longestLine = 4 << 10                // a longer line is told in pieces
	countEvery  = 100 * time.Millisecond // how often a flood is counted aloud
	tailLines   = 20
)

// read tells the whole stream and returns at its end.
func (o *output) read(r io.Reader) {
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		if n > 0 {
			o.take(buf[:n])
		}
		if err != nil {
			o.finish()
			return
		}
	}
}

func (o *output) take(data []byte) {
	for len(data) > 0 && o.told < o.keep {
		line, rest, whole := bytes.Cut(data, []byte("\n"))
		room := longestLine - len(o.partial)
		if len(line) > room {
			line, rest, whole = data[:room], data[room:], false
		}
		o.partial = append(o.partial, line...)
		o.told += int64(len(line)) + 1
		data = rest
		if whole || len(o.partial) >= longestLine {
			o.line(o.partial, whole)
			o.partial = o.partial[:0]
		}
	}
	if len(data) > 0 {
		o.skip(data)
	} else if len(o.partial) > 0 && o.told < o.keep {
		o.line(o.partial, false) // a prompt: it may be all that comes
		o.partial = o.partial[:0]
	}
}

func (o *output) line(text []byte, whole bool) {
	state := ""
	if !whole {
		state = "partial"
	}
	o.tell(Event{Kind: KindOutput, Name: o.stream, Text: string(bytes.ToValidUTF8(text, []byte("\uFFFD"))), State: state})
}

// skip counts the lines of data, and keeps its end.
func (o *output) skip(data []byte) {
	o.skipped += int64(bytes.Count(data, []byte("\n")))
	if len(data) >= int(o.keep) {
		o.tail = append(o.tail[:0], data[len(data)-int(o.keep):]...)
	} else {
		o.tail = append(o.tail, data...)
		if over := len(o.tail) - 2*int(o.keep); over > 0 {
			o.tail = append(o.tail[:0], o.tail[over+int(o.keep):]...)
		}
	}
	if now := o.clock(); now.Sub(o.counted) >= countEvery {
		o.counted = now
		o.count()
	}
}

func (o *output) count() {
	if o.skipped > 0 {
		o.tell(Event{Kind: KindSkipped, Name: o.stream, Len: o.skipped})
		o.skipped = 0
	}
}

// finish tells the last lines of what was skipped; they are then not counted as skipped.
func (o *output) finish() {
	lines := bytes.Split(bytes.TrimSuffix(o.tail, []byte("\n")), []byte("\n"))
	if len(o.tail) == 0 {
		lines = nil
	}
	if len(lines) > tailLines {
		lines = lines[len(lines)-tailLines:]
	}
	o.skipped = max(0, o.skipped-int64(len(lines)))
	o.count()
	for _, line := range lines {
		o.line(line[:min(len(line), longestLine)], true)
	}
}
