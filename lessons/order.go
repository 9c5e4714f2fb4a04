package lessons

import "slices"

// order checks that the steps can be walked: predictions come before the run
// that decides them, and what tells of a run comes after it.
func (p *page) order(l Lesson, sections []*section) {
	if slices.ContainsFunc(l.Steps, func(s Step) bool { return s.Kind == "" }) {
		return // the step without a kind may be the run
	}
	run := l.RunStep()
	for i, s := range l.Steps {
		line := sections[i].first
		switch s.Kind {
		case Run:
			if i > run {
				p.wrong(line, "a second run; a lesson has one")
			}
		case Predict:
			if run < 0 {
				p.wrong(line, "no run decides this prediction; add a step \"## Run: ...\" after it")
			} else if i > run {
				p.wrong(line, "a prediction after the run is none; move it before the run")
			}
		case Verdict, Claims, Where:
			if run < 0 || i < run {
				p.wrong(line, "this step tells of a run that has not happened; move it after \"## Run: ...\"")
			}
		}
	}
}
