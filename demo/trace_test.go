package demo

import (
	"bytes"
	"reflect"
	"testing"
	"time"
)

// naive is the scene after event i, folded from the very beginning.
func naive(trace *Trace, i int) Scene {
	fresh := new(Trace)
	for k := range min(i+1, trace.Len()) {
		fresh.Append(trace.Event(k))
	}
	return fresh.At(i)
}

// plain makes what is empty nil, which is the same to all who look at it.
func plain(s Scene) Scene {
	if len(s.Rows) == 0 {
		s.Rows = nil
	}
	if len(s.Output) == 0 {
		s.Output = nil
	}
	return s
}

// checkScenes compares every moment with a fold from scratch.
func checkScenes(t *testing.T, trace *Trace, every int) {
	t.Helper()
	rows, lines := 0, 0
	for i := -1; i < trace.Len(); i += every {
		got := trace.At(i)
		if want := naive(trace, i); i >= 0 && !reflect.DeepEqual(plain(got), plain(want)) {
			t.Fatalf("the scene after event %d\nis   %+v\nwant %+v", i, got, want)
		}
		if got.Index != i || len(got.Rows) < rows || len(got.Output) < lines {
			t.Fatalf("the scene after event %d has index %d, %d rows and %d lines, after %d and %d before",
				i, got.Index, len(got.Rows), len(got.Output), rows, lines)
		}
		rows, lines = len(got.Rows), len(got.Output)
	}
}

func TestAtIsAFoldFromScratch(t *testing.T) {
	checkScenes(t, long(1500), 7)
}

func TestAtOutside(t *testing.T) {
	trace := long(300)
	if s := trace.At(-5); s.Index != -1 || len(s.Procs) != 0 {
		t.Errorf("before the first event: %+v", s)
	}
	if s := trace.At(trace.Len() + 5); !reflect.DeepEqual(s, trace.At(trace.Len()-1)) {
		t.Error("past the last event it is not the scene after the last")
	}
	if s := new(Trace).At(0); s.Index != -1 {
		t.Errorf("of an empty trace: %+v", s)
	}
}

// long is a trace of n events like those of a real run with many lines and messages.
func long(n int) *Trace {
	trace := new(Trace)
	status := 10752
	file := "/tmp/run/program/promise.py"
	trace.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0", Method: "fork", File: file})
	trace.Append(Event{Kind: KindSource, File: file, Line: 1, Text: "pass\n"})
	trace.Append(Event{Kind: KindBegin, PID: 10, PPID: 1, Name: "main", Held: true})
	for i := 3; i < n-1; i++ {
		e := Event{T: time.Duration(i) * time.Microsecond, PID: 10}
		switch k := i % 100; {
		case k == 0 && i%10_000 < 1000:
			e.Kind, e.PID, e.PPID, e.Name = KindBegin, 11+i/100%10, 10, "fork"
		case k == 90:
			e.Kind, e.PID, e.Value, e.Name = KindReturn, 11+i/100%10, "42", "int"
		case k == 98:
			e.Kind, e.Child, e.Status = KindStatus, 11+i/100%10, &status
		case k%10 == 3:
			e.Kind, e.Channel, e.Len, e.Head, e.Name = KindWrite, "pipe:77", 9, []byte("\x00\x00\x00\x05\x80\x04K*."), "connection"
		case k%10 == 7:
			e.Kind, e.PID, e.Name, e.Text = KindOutput, 0, "stdout", "a line of output"
		default:
			e.Kind, e.File, e.Line, e.Func = KindLine, file, k, "foo"
		}
		trace.Append(e)
	}
	trace.Append(Event{Kind: KindEnd, Name: "done"})
	return trace
}

// FuzzFold makes events of its bytes, whatever their order: nothing may panic.
func FuzzFold(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		trace := new(Trace)
		for len(data) >= 3 && trace.Len() < 600 {
			a, b, c := int(data[0]), int(data[1]), int(data[2])
			data = data[3:]
			e := Event{
				Kind: append(kinds, KindExperiment)[a%(len(kinds)+1)], PID: b % 4, PPID: b / 4 % 4, Child: c % 4, Line: c, AtLine: b % 2,
				Name:  []string{"main", "fork", "fork server", "python", "stdout", "exitcode", "connection", "socket:1"}[c%8],
				Value: []string{"", "socket:2", "None"}[b%3], State: []string{"", "S", "Z", "partial"}[c/4%4],
				Held: c&1 == 1, Len: int64(c), Text: "text: x", Count: int64(a), Cap: int64(b), Thread: []string{"", "a"}[a&1],
			}
			if c&2 != 0 {
				e.Channel = []string{"pipe:1", "socket:1", "socket:2", "memory:1:0"}[b/64]
				e.Head = []byte{0, 0, 0, byte(a)}[a%5:]
			}
			if b&16 != 0 {
				e.Status = &c
			}
			if b&32 != 0 {
				e.Code = &a
			}
			trace.Append(e)
		}
		trace.Evidence()
		checkScenes(t, trace, 1+trace.Len()/40)
	})
}

func BenchmarkReadFold100k(b *testing.B) {
	var text bytes.Buffer
	long(100_000).WriteTo(&text)
	benchmarkRead(b, text.Bytes())
}

func BenchmarkScrub100k(b *testing.B) { benchmarkScrub(b, long(100_000)) }
