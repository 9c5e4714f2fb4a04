package content

import (
	"slices"
	"testing"

	"exit42/lessons"
)

// systems are those that a release is made for, as in runtime.GOOS.
var systems = []string{"linux", "darwin", "windows"}

// circumstances are all in which a lesson may run a program. Most of them this machine does not
// have: package selftest holds what is claimed against runs in those that it has.
func circumstances(p *lessons.Program) []lessons.Circumstances {
	var all []lessons.Circumstances
	for _, system := range systems {
		if !p.RunsOn(system) {
			continue
		}
		methods := []string{"spawn", "fork", "forkserver"}
		if system == "windows" {
			methods = methods[:1]
		}
		for _, method := range methods {
			for minor := 8; minor <= 14; minor++ {
				all = append(all, lessons.Circumstances{Language: lessons.Python, Minor: minor, Method: method, System: system})
			}
		}
		if p.Native != "" {
			all = append(all, lessons.Circumstances{Language: lessons.Go, Method: "exec", System: system})
		}
	}
	return all
}

// TestEveryQuestionHasItsAnswer: wherever a program runs, its lesson claims one thing of what a
// question asks for, and an option predicts it.
func TestEveryQuestionHasItsAnswer(t *testing.T) {
	asked := 0
	for _, l := range load(t) {
		for r := range l.Runs() {
			for _, s := range l.Steps[r.Part.First : r.Part.Last+1] {
				if s.Question == nil {
					continue
				}
				for _, in := range circumstances(&r.Program) {
					asked++
					answered(t, l.Folder, &s, &r, in)
				}
			}
		}
	}
	if asked < 500 {
		t.Errorf("only %d questions were looked at", asked)
	}
}

func answered(t *testing.T, folder string, s *lessons.Step, r *lessons.Running, in lessons.Circumstances) {
	t.Helper()
	var claimed []lessons.Observation
	for _, shown := range r.Shows {
		if shown.Subject == s.Question.Subject && shown.With.Hold(in) && !slices.Contains(claimed, shown.Observation) {
			claimed = append(claimed, shown.Observation)
		}
	}
	if len(claimed) != 1 {
		t.Errorf("%s: %q: of %s, %d things are claimed with %v, want one: %v", folder, s.Title, s.Question.Subject, len(claimed), in, claimed)
		return
	}
	predicts := func(o lessons.Option) bool { return o.Predicts == claimed[0] }
	if !slices.ContainsFunc(s.Question.Options, predicts) { // no two of them predict the same
		t.Errorf("%s: %q: no option predicts %s, which is claimed with %v", folder, s.Title, claimed[0], in)
	}
}

// TestWindowsHasNoWaitStatus: nothing is claimed there of one, or of a signal that ended a child.
func TestWindowsHasNoWaitStatus(t *testing.T) {
	for _, l := range load(t) {
		for r := range l.Runs() {
			for _, in := range circumstances(&r.Program) {
				for _, s := range r.Shows {
					lacks := s.Subject == "status" || s.Subject == "zombie" || s.Subject == "signal" && s.Value != lessons.Nothing
					if in.System == "windows" && s.With.Hold(in) && lacks {
						t.Errorf("%s: %s claims %s with %v", l.Folder, r.Program.File, s, in)
					}
				}
			}
		}
	}
}
