package demo

import (
	"bytes"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"
	"unicode/utf8"
)

// heardOutput is what an output told.
type heardOutput struct {
	text    strings.Builder // all of it, as it was printed, where nothing was skipped
	lines   int64           // line ends told
	skipped int64
	gaps    []int // where in the text something was skipped
	open    bool  // the last line has no end yet
	joined  bool  // something was skipped inside a line, and nothing says so
	events  int
}

func (h *heardOutput) hear(e Event) {
	h.events++
	if e.Kind == KindSkipped {
		h.skipped += e.Len
		h.gaps = append(h.gaps, h.text.Len())
		h.joined = h.joined || h.open
		return
	}
	h.text.WriteString(e.Text)
	if h.open = e.State == "partial"; e.State == "" {
		h.lines++
		h.text.WriteString("\n")
	}
}

// check holds what was told against what was printed, which is valid UTF-8: it begins with the
// head and ends with the tail, and the count is of the line ends between them, or 1 for none.
func (h *heardOutput) check(t *testing.T, printed string) {
	t.Helper()
	text := h.text.String()
	if len(h.gaps) == 0 {
		if text != printed || h.skipped != 0 {
			t.Errorf("%.40q (%d bytes) is told as %.40q (%d bytes), %d skipped", printed, len(printed), text, len(text), h.skipped)
		}
		return
	}
	head, tail := text[:h.gaps[0]], text[h.gaps[0]:]
	if h.gaps[0] != h.gaps[len(h.gaps)-1] {
		t.Errorf("something is told between the counts: %d", h.gaps)
	}
	if h.joined {
		t.Error("the head's last line is not ended before the gap")
	}
	if len(text) >= len(printed) || !strings.HasPrefix(printed, head) || !strings.HasSuffix(printed, tail) {
		t.Fatalf("%.40q (%d bytes) is told as %.40q and %.40q (%d and %d)", printed, len(printed), head, tail, len(head), len(tail))
	}
	lost := printed[len(head) : len(printed)-len(tail)]
	if want := max(1, int64(strings.Count(lost, "\n"))); h.skipped != want {
		t.Errorf("%d lines skipped, want %d", h.skipped, want)
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

// readers are the ways in which a text may come.
func readers(text string) map[string]io.Reader {
	return map[string]io.Reader{
		"at once": strings.NewReader(text), "by bytes": iotest.OneByteReader(strings.NewReader(text)),
		"by halves": iotest.HalfReader(strings.NewReader(text)),
	}
}

func TestOutputTellsAll(t *testing.T) {
	long := strings.Repeat("x", 3*longestLine+7)
	for _, text := range []string{
		"", "\n", "a", "a\n", "a\nb", "\n\n", "no end", "é\nüber\n", "\x1b[31mred\x1b[0m\a\n",
		long, long + "\n" + long + "\n", strings.Repeat("é", longestLine) + "\n", "a\r\nb\r\n", "\u2028\n",
		strings.Repeat("€", longestLine), "a" + strings.Repeat("€", longestLine) + "\n", strings.Repeat("ab😀", longestLine) + "\n€",
	} {
		for name, r := range readers(text) {
			h := readAll(r, 1<<20, 0)
			if got := h.text.String(); got != text {
				t.Errorf("%s: %.40q is told as %.40q", name, text, got)
			}
			if want := int64(strings.Count(text, "\n")); h.lines != want || h.skipped != 0 {
				t.Errorf("%s: %.40q: %d lines told, %d skipped, want %d and 0", name, text, h.lines, h.skipped, want)
			}
		}
	}
}

// TestOutputTellsGaps: no gap is silent, even in a stream that never ends a line, and the text
// on both its sides is what was printed there.
func TestOutputTellsGaps(t *testing.T) {
	const keep = 3 * longestLine
	long := strings.Repeat("long", longestLine/3)
	for name, text := range map[string]string{
		"one line without end":       strings.Repeat("x", 100_000),
		"one line":                   strings.Repeat("x", 100_000) + "\n",
		"wide characters":            strings.Repeat("€", 100_000),
		"wider ones, out of step":    "ab" + strings.Repeat("😀", 100_000),
		"the end is a long line":     strings.Repeat("short\n", 10_000) + long + "\n" + long + "\n",
		"the end is begun":           strings.Repeat("short\n", 10_000) + long,
		"a long line goes on":        strings.Repeat("x", 100_000) + "\nend\n",
		"few lines are in the gap":   strings.Repeat(strings.Repeat("y", keep-100)+"\n", 6),
		"head and tail are together": strings.Repeat("€", keep/2),
	} {
		for way, r := range readers(text) {
			t.Run(name+" "+way, func(t *testing.T) {
				h := readAll(r, keep, time.Millisecond)
				h.check(t, text)
				if lost := len(text) - h.text.Len(); lost > 0 != (len(text) > 2*keep) {
					t.Errorf("%d bytes of %d are lost", lost, len(text))
				}
			})
		}
	}
}

func TestOutputCutsALine(t *testing.T) {
	var got []string
	o := &output{stream: "stdout", keep: 4, clock: time.Now, tell: func(e Event) {
		got = append(got, string(e.Kind)+" "+e.State+" "+itoa(int(e.Len))+" "+e.Text)
	}}
	o.read(&chunks{[]byte("heads, much between, tail"), 4})
	want := []string{"output partial 0 head", "output cut 0 ", "skipped  1 ", "output partial 0  tail"}
	if !slices.Equal(got, want) {
		t.Errorf("told as %q, want %q", got, want)
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
	const many = 10_000_000
	for line, want := range map[string]int64{"y\n": many, "x": 1} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		h := readAll(&flood{line: line, n: many}, 64<<10, 10*time.Microsecond)
		runtime.GC()
		runtime.ReadMemStats(&after)
		if h.lines+h.skipped != want || len(h.gaps) == 0 || h.joined {
			t.Errorf("%q: %d lines told and %d skipped of %d in %d gaps", line, h.lines, h.skipped, want, len(h.gaps))
		}
		if h.events > 100_000 {
			t.Errorf("%q: told in %d events", line, h.events)
		}
		if more := int64(after.HeapAlloc) - int64(before.HeapAlloc); more > 16<<20 {
			t.Errorf("%q: %d bytes of memory more", line, more)
		}
		runtime.KeepAlive(h)
	}
}

func FuzzOutput(f *testing.F) {
	f.Add([]byte("a\nb\n\xc3\xa9\nno end"), uint8(3), uint8(2))
	f.Add(bytes.Repeat([]byte("line\n"), 100), uint8(40), uint8(7))
	f.Add(bytes.Repeat([]byte("€"), 100), uint8(10), uint8(5))
	f.Fuzz(func(t *testing.T, data []byte, keep, chunk uint8) {
		read := func(data []byte) *heardOutput {
			r := iotest.OneByteReader(bytes.NewReader(data))
			if chunk > 0 {
				r = &chunks{data, int(chunk)}
			}
			return readAll(r, 1+int64(keep), time.Duration(chunk)*time.Millisecond)
		}
		valid := bytes.ToValidUTF8(data, []byte("\uFFFD"))
		h := read(valid)
		h.check(t, string(valid))
		if leastLine*len(valid) <= int(keep) && len(h.gaps) > 0 { // each byte may be a line or a piece of its own
			t.Errorf("%q is not told whole", valid)
		}
		h = read(data) // every line end is told or counted; one is counted too much if none is in the gap
		want := int64(bytes.Count(data, []byte("\n")))
		if inLine := h.skipped == 1 && h.lines == want; h.lines+h.skipped != want && !inLine {
			t.Errorf("%d lines told and %d skipped of %d", h.lines, h.skipped, want)
		}
		if h.joined || !utf8.ValidString(h.text.String()) {
			t.Errorf("%q is told as %q, across a gap: %t", data, h.text.String(), h.joined)
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
