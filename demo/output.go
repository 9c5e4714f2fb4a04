package demo

import (
	"bytes"
	"io"
	"time"
	"unicode/utf8"
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
	tail    []byte // the last of what was not told
	cut     bool   // the tail does not begin with a line
	skipped int64  // line ends not told, since the last count
	counted time.Time
}

const (
	longestLine = 4 << 10                // a longer line is told in pieces
	countEvery  = 100 * time.Millisecond // how often a flood is counted aloud
	tailLines   = 20                     // of the end, at the most
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
		if room := longestLine - len(o.partial); len(line) > room {
			line, rest, whole = data[:room], data[room:], false
		}
		o.partial = append(o.partial, line...)
		o.told += int64(len(data) - len(rest))
		data = rest
		if whole {
			o.line(o.partial, true)
			o.partial = o.partial[:0]
		} else {
			o.piece(len(data) > 0 || o.told >= o.keep)
		}
	}
	if len(data) > 0 {
		o.skip(data)
	}
}

// piece tells the beginning of a line: a prompt may be all that comes. What may be half a
// character waits for its other half, unless all has to go.
func (o *output) piece(all bool) {
	n := len(o.partial)
	for back := 1; !all && back < utf8.UTFMax && back <= len(o.partial); back++ {
		if at := len(o.partial) - back; utf8.RuneStart(o.partial[at]) {
			if !utf8.FullRune(o.partial[at:]) {
				n = at
			}
			break
		}
	}
	if n > 0 {
		o.line(o.partial[:n], false)
		o.partial = append(o.partial[:0], o.partial[n:]...)
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
	if over := len(data) - int(o.keep); over > 0 {
		o.tail, o.cut, data = o.tail[:0], true, data[over:]
	}
	o.tail = append(o.tail, data...)
	if over := len(o.tail) - 2*int(o.keep); over > 0 {
		o.tail, o.cut = append(o.tail[:0], o.tail[over+int(o.keep):]...), true
	}
	if now := o.clock(); now.Sub(o.counted) >= countEvery {
		o.counted = now
		o.count(tailLines)
	}
}

// count tells how many lines were skipped, but for the last few, which may yet be told.
func (o *output) count(last int64) {
	if n := o.skipped - last; n > 0 {
		o.tell(Event{Kind: KindSkipped, Name: o.stream, Len: n})
		o.skipped = last
	}
}

// finish tells the last whole lines of what was skipped; they are then not counted as skipped.
func (o *output) finish() {
	o.piece(true)
	lines := bytes.SplitAfter(o.tail, []byte("\n"))
	if o.cut && len(lines) > 1 {
		lines = lines[1:]
	}
	lines = lines[max(0, len(lines)-tailLines):]
	ends := int64(bytes.Count(bytes.Join(lines, nil), []byte("\n")))
	o.skipped -= ends
	o.count(0)
	for _, line := range lines {
		text, whole := bytes.CutSuffix(line, []byte("\n"))
		if len(line) > 0 {
			o.line(text[:min(len(text), longestLine)], whole)
		}
	}
}
