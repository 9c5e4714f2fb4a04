package doctor

import (
	"fmt"
	"strings"
	"time"
)

func (s System) lines() []string {
	text := s.Name
	if s.Kernel != "" {
		text += ", " + s.Kernel
	}
	return []string{text + ", " + s.OS + "/" + s.Arch}
}

func (t Terminal) lines() []string {
	if !t.Here {
		return nil
	}
	var parts []string
	add := func(when bool, text string) {
		if when {
			parts = append(parts, text)
		}
	}
	add(t.Term != "", t.Term)
	add(t.Program != "" && t.Program != t.Within, t.Program)
	add(t.Width > 0, fmt.Sprintf("%dx%d", t.Width, t.Height))
	add(true, t.Colours)
	add(t.NoColour, "NO_COLOR is set")
	add(t.ASCII, "ASCII")
	add(!t.ASCII, "UTF-8")
	add(t.Background != "", t.Background+" background")
	add(t.Within != "", "in "+t.Within)
	add(t.SSH, "over ssh")
	return []string{strings.Join(parts, ", ")}
}

func (r *Report) pythonLines() []string {
	var lines []string
	for _, p := range r.Pythons {
		lines = append(lines, fmt.Sprintf("%s, %s, %s", p.Name, p.Default, p.Path))
	}
	var old []string
	for _, p := range r.Unusable {
		if version, _, ok := strings.Cut(p.Why, ": too old"); ok {
			old = append(old, version)
		} else {
			lines = append(lines, fmt.Sprintf("not used: %s, %s", p.Path, p.Why))
		}
	}
	if len(old) > 0 {
		lines = append(lines, "too old: "+strings.Join(old, ", "))
	}
	return lines
}

// line says what came of a run that works; of another it is said as a lack.
func (r Run) line() string {
	if !r.Works {
		return ""
	}
	took := (time.Duration(r.Millis) * time.Millisecond).Round(10 * time.Millisecond)
	return fmt.Sprintf("%s: parent and child ran in %v, exitcode %s", r.Name, took, r.ExitCode)
}

// lessonLines are the lessons by what becomes of them.
func (r *Report) lessonLines() []string {
	var lines []string
	if r.Workshop != "" {
		lines = append(lines, "a workshop's own: "+r.Workshop)
	}
	for _, s := range []State{Live, Recorded, InGo, Nothing} {
		var of []string
		for _, l := range r.Lessons {
			if l.Runs == s {
				of = append(of, l.Slug+share(l))
			}
		}
		if len(of) > 0 {
			lines = append(lines, heads[s]+": "+strings.Join(of, ", "))
		}
	}
	return append(lines, r.inGo())
}

var heads = map[State]string{Live: "LIVE", Recorded: "RECORDED", InGo: "live, in Go alone", Nothing: "cannot run"}

// share says how much of a lesson there is, where it is not all of it.
func share(l Lesson) string {
	has := l.Programs
	switch l.Runs {
	case InGo:
		has = l.InGo
	case Recorded:
		has = l.Recorded
	}
	if has == l.Programs {
		return ""
	}
	return fmt.Sprintf(" (%d of %d)", has, l.Programs)
}

// inGo says what of the recorded lessons can run live, too.
func (r *Report) inGo() string {
	var of []string
	for _, l := range r.Lessons {
		if l.Runs == Recorded && l.InGo > 0 {
			l.Runs = InGo
			of = append(of, l.Slug+share(l))
		}
	}
	if len(of) == 0 || !r.Go.Works {
		return ""
	}
	return "live in Go, with the key g: " + strings.Join(of, ", ")
}

func (f Files) lines() []string {
	var lines []string
	if f.Progress != "" {
		there := "not there yet"
		if f.Kept {
			there = "there"
		}
		lines = append(lines, fmt.Sprintf("progress %s (%s), votes and notes beside it", f.Progress, there))
	}
	if f.TempWhy == "" {
		lines = append(lines, "temporary "+f.Temp)
	}
	return lines
}

func (e Editor) lines() []string {
	if e.Here {
		return []string{e.Name}
	}
	return nil
}

func (r *Report) byHandLines() []string {
	all := names(r.ByHand)
	if r.Shell.Is != "" {
		shell := r.Shell.Command + " (" + r.Shell.Is + ")"
		if len(all) > 0 {
			shell += ", " + all[0]
		}
		return []string{shell}
	}
	return all
}

// names are the tools that are here, in one line.
func names(tools []Tool) []string {
	var here []string
	for _, t := range tools {
		if t.Here {
			here = append(here, t.Name)
		}
	}
	if len(here) == 0 {
		return nil
	}
	return []string{strings.Join(here, ", ")}
}
