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
//
// Where anything was not told, a skipped event stands in its place. It counts the line ends
// that were not told, and where there was none among all that, it counts one line, so that no
// gap is silent. If the gap is inside a line, an output event of state "cut" goes before it: it
// ends the line that was begun, so that no reader goes on with it after the gap.
type output struct {
	stream string
	keep   int64            // bytes of the head, and of the tail
	tell   func(Event)      // an event without its time
	clock  func() time.Time // for the pace of the counts

	told    int64  // bytes told so far
	partial []byte // the beginning of a piece: half a character
	open    bool   // a line was begun, and its end was not told
	tail    []byte // the last of what was not told
	cut     bool   // what came before the tail is lost
	skipped int64  // line ends not told, since the last count
	gap     bool   // a count was told
	counted time.Time
}

const (
	longestLine = 4 << 10                // a longer line is told in pieces
	leastLine   = 16                     // bytes that the shortest line counts for: an event has its price
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
		data = o.next(data)
	}
	if len(data) > 0 {
		o.skip(o.partial) // half a character goes where its other half goes
		o.partial = o.partial[:0]
		o.skip(data)
	}
}

// next tells the first line of data, or the next piece of it.
func (o *output) next(data []byte) []byte {
	line, rest, whole := bytes.Cut(data, []byte("\n"))
	if room := longestLine - len(o.partial); len(line) > room {
		line, rest, whole = data[:room], data[room:], false
	}
	o.partial = append(o.partial, line...)
	o.told += max(int64(len(data)-len(rest)), leastLine)
	if whole {
		o.line(o.partial, "")
		o.partial = o.partial[:0]
	} else {
		o.piece(false)
	}
	return rest
}

// piece tells the beginning of a line: a prompt may be all that comes. What may be half a
// character waits for its other half, unless nothing comes any more.
func (o *output) piece(last bool) {
	n := len(o.partial)
	for back := 1; !last && back < utf8.UTFMax && back <= len(o.partial); back++ {
		if at := len(o.partial) - back; utf8.RuneStart(o.partial[at]) {
			if !utf8.FullRune(o.partial[at:]) {
				n = at
			}
			break
		}
	}
	if n > 0 {
		o.line(o.partial[:n], "partial")
		o.partial = append(o.partial[:0], o.partial[n:]...)
	}
}

func (o *output) line(text []byte, state string) {
	o.open = state == "partial"
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
		o.count(o.skipped - tailLines) // the last few may yet be told
	}
}

// count tells that n more lines were skipped.
func (o *output) count(n int64) {
	if n <= 0 {
		return
	}
	if o.open {
		o.line(nil, "cut")
	}
	o.tell(Event{Kind: KindSkipped, Name: o.stream, Len: n})
	o.skipped -= n
	o.gap = true
}

// finish tells the last whole lines of what was skipped, or the end of the one line that it
// is; they are then not counted as skipped.
func (o *output) finish() {
	tail := o.lastLines()
	n := o.skipped - int64(bytes.Count(tail, []byte("\n")))
	if o.cut && !o.gap {
		n = max(n, 1) // bytes are lost, if no line end
	}
	o.count(n)
	for len(tail) > 0 {
		tail = o.next(tail)
	}
	o.piece(true)
}

// lastLines is what can be told of the tail: lines with their beginnings, or else what there is
// of the one line, from a whole character on.
func (o *output) lastLines() []byte {
	lines := bytes.SplitAfter(o.tail, []byte("\n"))
	switch {
	case o.cut && len(lines) > 1:
		lines = lines[1:]
	case o.cut:
		for n := 1; n < utf8.UTFMax && len(lines[0]) > 0 && !utf8.RuneStart(lines[0][0]); n++ {
			lines[0] = lines[0][1:]
		}
	}
	return bytes.Join(lines[max(0, len(lines)-tailLines):], nil)
}
