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

// crowd is a scene of 64 workers after 100,000 events, each of them with a pipe of its own full
// of messages.
func crowd() demo.Scene {
	s := many(workers(64), 0)
	for i, p := range s.Procs[1:] {
		c := channels()[0]
		c.Name = fmt.Sprint("pipe:", i)
		for k := range 32 {
			m := fortyTwo(99_000+k, 99_500+k)
			m.From = p.PID
			c.Messages = append(c.Messages, m)
		}
		s.Channels = append(s.Channels, c)
	}
	for i := range 100_000 {
		r := demo.Row{Event: i, PID: 4712 + i%64, Text: "sends", Kernel: "9 bytes", Way: demo.Out, Tint: demo.AboutValue}
		if i%2 > 0 {
			r.PID, r.Text, r.Way = 4711, "receives", demo.In
		}
		s.Rows = append(s.Rows, r)
	}
	s.Index = len(s.Rows)
	return s
}

func BenchmarkCrowd(b *testing.B) {
	s, o := crowd(), options(read(b, "promise-fork"), false)
	pairs := make([]demo.Pair, len(s.Rows))
	for i := range pairs {
		pairs[i] = demo.Pair{A: i, B: i, Differs: i%100 == 0}
	}
	for _, bench := range []struct {
		name string
		draw func()
	}{
		{"Strip", func() { Strip(s, o.Theme, 0, 0, 120, 3) }},
		{"Channels", func() { Channels(s, o.Theme, 40, 120, 34) }},
		{"Draw", func() { Draw(s, o, 120, 34) }},
		{"Draw-channels", func() {
			o := o
			o.Pane, o.Chosen = PaneChannels, 40
			Draw(s, o, 120, 34)
		}},
		{"Compare", func() { Compare(s, s, pairs, 70_000, o.Theme, [2]string{"a", "b"}, 120, 34) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				bench.draw()
			}
		})
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
