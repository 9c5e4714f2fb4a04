package demo

import "strings"

// Excerpt are the lines of a piece of source around its mark that belong together, the first of them
// with this number: not the end of a text that began above, and no function that begins below.
func (s *Source) Excerpt() (first int, lines []string) {
	lines, first = strings.Split(strings.TrimSuffix(s.Text, "\n"), "\n"), s.First
	mark := s.Mark - s.First
	if mark < 0 || mark >= len(lines) {
		return first, lines
	}
	to := len(lines)
	for i := mark + 1; i < to; i++ {
		if line := strings.TrimSpace(lines[i]); strings.HasPrefix(line, "def ") || strings.HasPrefix(line, "class ") || strings.HasPrefix(line, "@") {
			to = i
		}
	}
	from := 0
	for _, quotes := range []string{"'''", `"""`} {
		last, n := 0, 0
		for i, line := range lines[:mark] {
			if k := strings.Count(line, quotes); k > 0 {
				last, n = i+1, n+k
			}
		}
		if n%2 == 1 { // its beginning is above
			from = max(from, last)
		}
	}
	for from < mark && strings.TrimSpace(lines[from]) == "" {
		from++
	}
	for to > mark+1 && strings.TrimSpace(lines[to-1]) == "" {
		to--
	}
	return first + from, lines[from:to]
}
