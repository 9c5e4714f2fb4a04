package python

import (
	"strings"
	"testing"

	"exit42/demo"
)

// TestMemoryIsSeen looks from outside into memory that two processes share, step by step: what one
// of them has written is there for the other, and no byte was sent for it.
func TestMemoryIsSeen(t *testing.T) {
	onLinux(t)
	for file, wanted := range map[string][]string{
		"memory/values.py": {"0", "42", "[0, 0, 0]", "[0, -42, 0]", "0.0", "4.2e+17", `[b'\x00', b'\x00']`, `[b'x', b'\x00']`},
		"memory/shm.py":    {"", ""},
	} {
		t.Run(strings.TrimPrefix(file, "memory/"), func(t *testing.T) {
			someMethods(t, func(t *testing.T, py Interpreter, method string) {
				exp := experiment(t, py, method, file)
				exp.Hold = true
				f := follow(t, start(t, exp))
				seen := map[string]int{}
				want := map[string]int{}
				for _, value := range wanted {
					want[value]++
				}
				f.step(true, true, func(e demo.Event) bool {
					if e.Kind == demo.KindMemory && (want[e.Value] > seen[e.Value]) {
						seen[e.Value]++
					}
					for value, n := range want {
						if seen[value] < n {
							return false
						}
					}
					return true
				})
				f.Run()
				f.toEnd()
				f.noTrouble()
			})
		})
	}
}
