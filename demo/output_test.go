package demo

import (
	"bytes"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// heardOutput is what an output told.
type heardOutput struct {
	text    strings.Builder // all of it, as it was printed, where nothing was skipped
	lines   int64           // line ends told
	skipped int64
	events  int
}

func (h *heardOutput) hear(e Event) {
	h.events++
	switch {
	case e.Kind == KindSkipped:
		h.skipped += e.Len
	case e.State == "partial":
		h.text.WriteString(e.Text)
	default:
		h.lines++
		h.text.WriteString(e.Text + "\n")
	}
}

// readAll reads a stream whose clock goes on by a step at every look.
func readAll(r io.Reader, keep int64, step time.Duration) *heardOutput {
	h, now := new(heardOutput), time.Unix(0, 0)
	clock := func() time.Time {
		now = now.Add(step)
		return now
	}
	o := &output{stream: "stdout", keep: keep, tell: h.hear, clock: clock}
	o.read(r)
	return h
}

func TestOutputTellsAll(t *testing.T) {
	long := strings.Repeat("x", 3*longestLine+7)
	for _, text := range []string{
		"", "\n", "a", "a\n", "a\nb", "\n\n", "no end", "é\nüber\n", "\x1b[31mred\x1b[0m\a\n",
		long, long + "\n" + long + "\n", strings.Repeat("é", longestLine) + "\n", "a\r\nb\r\n", "\u2028\n",
	} {
		for name, r := range map[string]io.Reader{
			"at once": strings.NewReader(text), "by bytes": iotest.OneByteReader(strings.NewReader(text)),
			"by halves": iotest.HalfReader(strings.NewReader(text)),
		} {
			h := readAll(r, 1<<20, 0)
			if got := h.text.String(); strings.Contains(got, "\uFFFD") && name != "at once" || len(text) < longestLine && got != text {
				t.Errorf("%s: %.40q is told as %.40q", name, text, got)
			}
			if want := int64(strings.Count(text, "\n")); h.lines != want || h.skipped != 0 {
				t.Errorf("%s: %.40q: %d lines told, %d skipped, want %d and 0", name, text, h.lines, h.skipped, want)
			}
		}
	}
}

func TestOutputMendsWhatIsNotUTF8(t *testing.T) {
	h := readAll(strings.NewReader("a\xffb\xc3\n\xc3"), 100, 0)
	if got, want := h.text.String(), "a\uFFFDb\uFFFD\n\uFFFD"; got != want {
		t.Errorf("told as %q, want %q", got, want)
	}
}

func TestOutputKeepsHeadAndTail(t *testing.T) {
	var text strings.Builder
	for n := range 1000 {
		text.WriteString(itoa(n) + "\n")
	}
	for _, keep := range []int64{1, 10, 11, 100, 500} {
		h := readAll(iotest.HalfReader(strings.NewReader(text.String())), keep, time.Hour)
		got := h.text.String()
		if h.lines+h.skipped != 1000 {
			t.Errorf("keep %d: %d lines told and %d skipped of 1000", keep, h.lines, h.skipped)
		}
		if !strings.HasPrefix(got, "0") || keep >= 10 && !strings.HasSuffix(got, "998\n999\n") {
			t.Errorf("keep %d: the head or the tail is not there: %q", keep, got)
		}
	}
}

// flood is a reader of n equal lines.
type flood struct {
	line string
	n    int
	rest []byte
}

func (f *flood) Read(p []byte) (int, error) {
	if len(f.rest) == 0 {
		if f.n == 0 {
			return 0, io.EOF
		}
		many := min(f.n, 1000)
		f.rest, f.n = bytes.Repeat([]byte(f.line), many), f.n-many
	}
	n := copy(p, f.rest)
	f.rest = f.rest[n:]
	return n, nil
}

func TestOutputIsBounded(t *testing.T) {
	const lines = 10_000_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	h := readAll(&flood{line: "y\n", n: lines}, 64<<10, 10*time.Microsecond)
	runtime.GC()
	runtime.ReadMemStats(&after)
	if h.lines+h.skipped != lines {
		t.Errorf("%d lines told and %d skipped of %d", h.lines, h.skipped, lines)
	}
	if h.events > 100_000 {
		t.Errorf("told in %d events", h.events)
	}
	if more := int64(after.HeapAlloc) - int64(before.HeapAlloc); more > 16<<20 {
		t.Errorf("%d bytes of memory more", more)
	}
	runtime.KeepAlive(h)
}

func FuzzOutput(f *testing.F) {
	f.Add([]byte("a\nb\n\xc3\xa9\nno end"), uint8(3), uint8(2))
	f.Add(bytes.Repeat([]byte("line\n"), 100), uint8(40), uint8(7))
	f.Fuzz(func(t *testing.T, data []byte, keep, chunk uint8) {
		r := iotest.OneByteReader(bytes.NewReader(data))
		if chunk > 0 {
			r = &chunks{data, int(chunk)}
		}
		h := readAll(r, 1+int64(keep), time.Duration(chunk)*time.Millisecond)
		if want := int64(bytes.Count(data, []byte("\n"))); h.lines+h.skipped != want {
			t.Errorf("%d lines told and %d skipped of %d", h.lines, h.skipped, want)
		}
		whole := strings.ToValidUTF8(string(data), "\uFFFD")
		if got := h.text.String(); len(data) <= int(keep) && len(data) > 0 && got != whole && !strings.Contains(whole, "\uFFFD") {
			t.Errorf("%q is told as %q", data, got)
		}
	})
}

type chunks struct {
	data []byte
	size int
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.data) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), c.size)], c.data)
	c.data = c.data[n:]
	return n, nil
}
