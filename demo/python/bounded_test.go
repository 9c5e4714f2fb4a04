package python

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"

	"exit42/demo"
)

// TestTenMillionLines: what a program prints costs a fixed amount of memory, and every line
// is either told or counted.
func TestTenMillionLines(t *testing.T) {
	const lines = 10_000_000
	py := newest(interpreters(t))
	text := fmt.Sprintf("import sys\nblock = 'y\\n' * 100_000\nfor n in range(%d):\n    sys.stdout.write(block)\n", lines/100_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	trace := play(t, experiment(t, py, "fork", text))
	runtime.GC()
	runtime.ReadMemStats(&after)
	if more := int64(after.HeapAlloc) - int64(before.HeapAlloc); more > 16<<20 {
		t.Errorf("%d bytes of memory more", more)
	}
	told := int64(strings.Count(printed(trace, "stdout"), "\n"))
	if skipped := trace.At(trace.Len()).Skipped["stdout"]; told+skipped != lines || skipped == 0 {
		t.Errorf("%d lines told and %d skipped of %d", told, skipped, lines)
	}
}

// TestMillionOwnLines: a loop that nobody watches falls silent, says so, and ends.
func TestMillionOwnLines(t *testing.T) {
	for _, py := range interpreters(t) {
		t.Run(py.Version, func(t *testing.T) {
			trace := play(t, experiment(t, py, "fork", "n = 0\nwhile n < 1_000_000:\n    n += 1\nprint(n)\n"))
			quiet, ok := find(trace, ofKind(demo.KindQuiet))
			if !ok || quiet.Name != "lines" || quiet.Len == 0 {
				t.Errorf("it fell silent without a word: %+v", quiet)
			}
			if got := printed(trace, "stdout"); got != "1000000\n" {
				t.Errorf("the program prints %q", got)
			}
			if trace.Len() > 3000 {
				t.Errorf("%d events", trace.Len())
			}
		})
	}
}

// TestRunsLeaveNothingInUs: a session that is over holds no file and no goroutine.
func TestRunsLeaveNothingInUs(t *testing.T) {
	onLinux(t)
	py := newest(interpreters(t))
	run := func() { play(t, experiment(t, py, "fork", "print(1)\n")) }
	run()
	files, routines := openFiles(t), runtime.NumGoroutine()
	for range 10 {
		run()
	}
	if now := openFiles(t); now > files+2 {
		t.Errorf("%d open files after ten runs, %d before", now, files)
	}
	if now := runtime.NumGoroutine(); now > routines+5 {
		t.Errorf("%d goroutines after ten runs, %d before", now, routines)
	}
}

func openFiles(t *testing.T) int {
	t.Helper()
	files, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		t.Fatal(err)
	}
	return len(files)
}
