package stage

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// long is a run in which the child sends a message of so many pieces, with a header ahead of it.
func long(pieces int) *demo.Trace {
	const parent, child = 1, 2
	t := new(demo.Trace)
	tell := func(e demo.Event) { t.Append(e) }
	tell(demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0"})
	tell(demo.Event{Kind: demo.KindBegin, PID: parent, Name: "main"})
	tell(demo.Event{Kind: demo.KindBegin, PID: child, PPID: parent, Name: "fork"})
	through := func(kind demo.Kind, pid int, n int64, head string) {
		tell(demo.Event{Kind: kind, PID: pid, Channel: "pipe:7", Name: "connection", Len: n, Head: []byte(head)})
	}
	size := int64(pieces) * 65536
	header := string([]byte{byte(size >> 24), byte(size >> 16), byte(size >> 8), byte(size)})
	through(demo.KindWrite, child, 4, header)
	through(demo.KindRead, parent, 4, header)
	tell(demo.Event{Kind: demo.KindWriting, PID: child, Channel: "pipe:7", Len: size})
	for i := range pieces {
		if i == pieces-1 {
			through(demo.KindWrite, child, size, strings.Repeat("x", 256))
		}
		through(demo.KindRead, parent, 65536, strings.Repeat("x", 256))
	}
	return t
}

// TestRepeats: many reads of one message are one row, its end has its own, and the message is drawn
// as sent once. While the write sleeps, the box says how much is under way, and not four bytes.
func TestRepeats(t *testing.T) {
	trace := long(15)
	o := options(read(t, "pipe-fork"), false)
	picture := ansi.Strip(Draw(trace.At(trace.Len()), o, 120, 24))
	for want, times := range map[string]int{`receives ×14 .*65536 bytes`: 1, `write returns`: 1, ` sends`: 1, `receives  .*xxxx`: 1, `receives`: 3} {
		if got := len(regexp.MustCompile(want).FindAllString(picture, -1)); got != times {
			t.Errorf("%q is there %d times, not %d, in\n%s", want, got, times, picture)
		}
	}
	for event, want := range map[int]string{4: "…  983,040 bytes are to follow", 5: "…  983,040 bytes under way"} {
		if _, value := contents(Draw(trace.At(event), o, 80, 16)); !strings.HasPrefix(value, want) {
			t.Errorf("after event %d: %q, want %q", event, value, want)
		}
	}
}

// TestOwn: what a process writes and reads itself is drawn as crossing to nobody, once it was read.
func TestOwn(t *testing.T) {
	trace := new(demo.Trace)
	trace.Append(demo.Event{Kind: demo.KindExperiment, Name: "Python 3.13.0"})
	for _, e := range []demo.Event{
		{Kind: demo.KindBegin, PID: 1, Name: "main"},
		{Kind: demo.KindBegin, PID: 2, PPID: 1, Name: "fork"},
		{Kind: demo.KindWrite, PID: 1, Channel: "pipe:7", Name: "connection", Len: 5, Head: []byte("\x80\x04K\x01.")},
		{Kind: demo.KindRead, PID: 1, Channel: "pipe:7", Name: "connection", Len: 5, Head: []byte("\x80\x04K\x01.")},
	} {
		trace.Append(e)
	}
	picture := ansi.Strip(Draw(trace.At(trace.Len()), options(read(t, "pipe-fork"), false), 80, 24))
	for want, times := range map[string]int{`writes to itself\n`: 1, `reads its own\n`: 1, `80 04`: 0} {
		if got := len(regexp.MustCompile(want).FindAllString(picture, -1)); got != times {
			t.Errorf("%q is there %d times, not %d, in\n%s", want, got, times, picture)
		}
	}
}
