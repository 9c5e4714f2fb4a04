package demo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"reflect"
	"runtime"
	"testing"
	"time"
)

// poolTrace is a trace of n events like those of a Pool of so many workers: one pipe with tasks, one
// with results, and one of each worker's own.
func poolTrace(workers, n int) *Trace {
	trace := new(Trace)
	file := "/tmp/run/program/pool.py"
	trace.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0", Method: "fork", File: file})
	trace.Append(Event{Kind: KindBegin, PID: 10, PPID: 1, Name: "main"})
	for _, name := range []string{"pipe:100", "pipe:101"} {
		trace.Append(Event{Kind: KindChannel, PID: 10, Name: "SimpleQueue", Channel: name, File: file, Line: 7})
	}
	for w := range workers {
		trace.Append(Event{Kind: KindBegin, PID: 11 + w, PPID: 10, Name: "fork"})
		trace.Append(Event{Kind: KindChannel, PID: 11 + w, Name: "Pipe", Channel: "pipe:" + itoa(200+w)})
		for _, name := range []string{"pipe:100", "pipe:101"} {
			trace.Append(Event{Kind: KindHolds, PID: 11 + w, Name: "both", Channel: name})
		}
	}
	for i := 0; trace.Len() < n; i++ {
		worker := 11 + i*7%workers
		body := fmt.Appendf([]byte("\x80\x04\x95\x0c\x00\x00\x00\x00\x00\x00\x00K"), "%06d.", i)
		message := append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...)
		step := func(kind Kind, pid int, channel, thread string, data []byte) {
			if trace.Len() < n {
				trace.Append(Event{
					Kind: kind, T: time.Duration(trace.Len()) * time.Microsecond, PID: pid, Name: "connection",
					Channel: channel, Thread: thread, Len: int64(len(data)), Head: data,
				})
			}
		}
		step(KindWrite, 10, "pipe:100", "Thread-2 (_handle_tasks)", message)
		step(KindRead, worker, "pipe:100", "", message[:4])
		step(KindRead, worker, "pipe:100", "", message[4:])
		step(KindWrite, worker, "pipe:101", "", message)
		step(KindWrite, worker, "pipe:"+itoa(200+worker-11), "", message)
		step(KindRead, 10, "pipe:101", "Thread-3 (_handle_results)", message[:4])
		step(KindRead, 10, "pipe:101", "Thread-3 (_handle_results)", message[4:])
	}
	return trace
}

func TestPoolIsAFoldFromScratch(t *testing.T) { checkScenes(t, poolTrace(8, 1500), 31) }

// manyProcesses is a trace of so many processes, which all begin and then all do something.
func manyProcesses(processes int) *Trace {
	trace := new(Trace)
	trace.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0"})
	trace.Append(Event{Kind: KindBegin, PID: 10, PPID: 1, Name: "main"})
	for i := range processes {
		trace.Append(Event{Kind: KindBegin, PID: 1000 + i, PPID: 10, Name: "fork"})
		trace.Append(Event{Kind: KindStarted, PID: 10, Child: 1000 + i})
	}
	status := 0
	for i := range processes {
		own := "pipe:" + itoa(i+1)
		trace.Append(Event{Kind: KindWrite, PID: 1000 + i, Name: "forkserver", Channel: own, Len: 1, Head: []byte{42}})
		trace.Append(Event{Kind: KindRead, PID: 10, Name: "forkserver", Channel: own, Len: 1, Head: []byte{42}})
		trace.Append(Event{Kind: KindWrite, PID: 1000 + i, Name: "connection", Channel: "pipe:0", Len: 9, Head: []byte("\x00\x00\x00\x05\x80\x04K*.")})
		trace.Append(Event{Kind: KindStatus, PID: 10, Child: 1000 + i, Status: &status})
		trace.Append(Event{Kind: KindGone, PID: 1000 + i})
	}
	return trace
}

// TestProcAgain finds processes whose number came before.
func TestProcAgain(t *testing.T) {
	trace := new(Trace)
	trace.Append(Event{Kind: KindExperiment})
	for i := range 1000 {
		trace.Append(Event{Kind: KindBegin, PID: 1 + i%7, PPID: i, Name: "fork"})
		trace.Append(Event{Kind: KindLine, PID: 1 + i*3%7, Line: i})
	}
	checkScenes(t, trace, 13)
	for i := range trace.Len() {
		scene := trace.At(i)
		f := fold{scene, newIndex()}
		for pid := range 9 {
			if want := scene.Proc(pid); !reflect.DeepEqual(f.Proc(pid), want) {
				t.Fatalf("after event %d, process %d is %+v, want %+v", i, pid, f.Proc(pid), want)
			}
		}
	}
}

// TestCrowdIsSavedSeldom counts what a trace of many processes keeps beside its events.
func TestCrowdIsSavedSeldom(t *testing.T) {
	trace := manyProcesses(4000)
	kept := 0
	for i := range trace.saved {
		kept += len(trace.saved[i].Procs)
	}
	if kept > 2*trace.Len() {
		t.Errorf("%d processes are kept in %d states for %d events", kept, len(trace.saved), trace.Len())
	}
	for i := 100; i < trace.Len(); i += 9000 {
		if got, want := trace.At(i), naive(trace, i); !reflect.DeepEqual(plain(got), plain(want)) {
			t.Fatalf("the scene after event %d is another than from scratch", i)
		}
	}
}

func BenchmarkReadFoldPool100k(b *testing.B) {
	var text bytes.Buffer
	poolTrace(64, 100_000).WriteTo(&text)
	benchmarkRead(b, text.Bytes())
}

func BenchmarkReadFoldCrowd10k(b *testing.B) {
	var text bytes.Buffer
	manyProcesses(10_000).WriteTo(&text)
	benchmarkRead(b, text.Bytes())
}

func benchmarkRead(b *testing.B, text []byte) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var trace *Trace
	for b.Loop() {
		var err error
		if trace, err = Read(bytes.NewReader(text)); err != nil {
			b.Fatal(err)
		}
		trace.Evidence()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MiB-kept")
	runtime.KeepAlive(trace)
}

func BenchmarkScrubPool100k(b *testing.B) { benchmarkScrub(b, poolTrace(64, 100_000)) }

func BenchmarkScrubCrowd10k(b *testing.B) { benchmarkScrub(b, manyProcesses(10_000)) }

func benchmarkScrub(b *testing.B, trace *Trace) {
	i := 0
	for b.Loop() {
		i = (i + 61_803) % trace.Len() // all over the place
		trace.At(i)
	}
}
