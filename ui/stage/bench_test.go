package stage

import (
	"fmt"
	"testing"

	"exit42/demo"
)

func BenchmarkDraw(b *testing.B) {
	trace := read(b, "promise-fork")
	o := options(trace, false)
	end := trace.At(trace.Len())
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		for _, s := range []struct {
			name  string
			scene demo.Scene
		}{{"", end}, {"-100k-rows", many(end, 100_000)}} {
			b.Run(fmt.Sprintf("%dx%d%s", size[0], size[1], s.name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					Draw(s.scene, o, size[0], size[1])
				}
			})
		}
	}
}

func BenchmarkNewProgram(b *testing.B) {
	trace := read(b, "promise-fork")
	o, source := options(trace, false), trace.At(trace.Len()).Files[0]
	for b.Loop() {
		NewProgram("promise.py", source.Text, "python", o.Theme)
	}
}

// many is a scene with the same rows and lines over and over.
func many(s demo.Scene, n int) demo.Scene {
	rows, output := s.Rows, s.Output
	for len(s.Rows) < n {
		s.Rows = append(s.Rows, rows...)
	}
	for len(s.Output) < n {
		s.Output = append(s.Output, output...)
	}
	for i := range s.Rows {
		s.Rows[i].Event = i
	}
	return s
}
