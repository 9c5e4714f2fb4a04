//go:build unix

package python

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// BenchmarkRun runs the lesson's program in turn without the probe and with it, so that both
// meet the same machine, and reports how many times as long the second takes.
func BenchmarkRun(b *testing.B) {
	py := newest(interpreters(b))
	data, err := os.ReadFile("testdata/transparency/promise.py")
	if err != nil {
		b.Fatal(err)
	}
	for _, method := range py.Methods {
		b.Run(method, func(b *testing.B) {
			text := withMethod(string(data), method)
			file := filepath.Join(b.TempDir(), "promise.py")
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				b.Fatal(err)
			}
			var bare, probed time.Duration
			for b.Loop() {
				begin := time.Now()
				exec.Command(py.Path, file).Run()
				middle := time.Now()
				play(b, experiment(b, py, method, text))
				bare, probed = bare+middle.Sub(begin), probed+time.Since(middle)
			}
			b.ReportMetric(float64(probed)/float64(bare), "x-bare")
			b.ReportMetric(bare.Seconds()*1000/float64(b.N), "ms-bare")
			b.ReportMetric((probed-bare).Seconds()*1000/float64(b.N), "ms-more")
		})
	}
}

// BenchmarkEvent reports what a write and the read of it cost in a program that nobody holds:
// without the probe, told one by one, and only counted. The times are the program's own.
func BenchmarkEvent(b *testing.B) {
	const text = `import os, time

r, w = os.pipe()


def cost(count):
    begin = time.perf_counter()
    for n in range(count):
        os.write(w, b"x" * 100)
        os.read(r, 100)
    return (time.perf_counter() - begin) / count * 1e6


first = cost(450)
cost(100)
print(first, cost(20000))
`
	found := findOnce()
	for _, py := range []Interpreter{oldest(found), newest(found)} {
		b.Run(py.Version, func(b *testing.B) {
			var bare, told, counted float64
			for b.Loop() {
				out, err := exec.Command(py.Path, "-c", text).Output()
				if err != nil {
					b.Fatal(err)
				}
				var unwatched, first, rest float64
				fmt.Sscan(string(out), &first, &unwatched)
				fmt.Sscan(printed(play(b, experiment(b, py, py.Default, text)), "stdout"), &first, &rest)
				bare, told, counted = bare+unwatched, told+first, counted+rest
			}
			n := float64(b.N)
			b.ReportMetric(bare/n, "µs-bare")
			b.ReportMetric(told/n, "µs-told")
			b.ReportMetric(counted/n, "µs-counted")
		})
	}
}
