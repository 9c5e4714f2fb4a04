package handout

import (
	"exit42/demo"
)

// printed is what a program printed: so many lines of its beginning.
func printed(s *demo.Scene) []string {
	var all []string
	begun, more := map[string]string{}, 0
	end := func(stream string) {
		if len(all) < mostPrinted {
			all = append(all, said(stream, begun[stream]))
		} else {
			more++
		}
		delete(begun, stream)
	}
	for i := range s.Output {
		line := &s.Output[i]
		if len(begun[line.Stream]) < 8*mostCells {
			begun[line.Stream] += line.Text
		}
		if !line.Partial {
			end(line.Stream)
		}
	}
	for _, stream := range []string{"stdout", "stderr"} {
		if begun[stream] != "" {
			end(stream)
		}
	}
	if more > 0 {
		all = append(all, "… and "+counted(more, "line")+" more")
	}
	return all
}

func said(stream, text string) string {
	if stream == "stderr" {
		return "(stderr) " + short(text, mostCells)
	}
	return short(text, mostCells)
}
