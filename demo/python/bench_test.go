//go:build unix

package python

import (
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
				play(b, program(b, py, method, text))
				bare, probed = bare+middle.Sub(begin), probed+time.Since(middle)
			}
			b.ReportMetric(float64(probed)/float64(bare), "x-bare")
			b.ReportMetric(bare.Seconds()*1000/float64(b.N), "ms-bare")
			b.ReportMetric((probed-bare).Seconds()*1000/float64(b.N), "ms-more")
		})
	}
}
