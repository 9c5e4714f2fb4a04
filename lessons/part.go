package lessons

// Part is a stretch of a lesson that is about one program.
type Part struct {
	Program     Program // unless a Turn chooses another
	First, Last int     // its steps
	Run         int     // the step in which it runs, or -1
	Turn        int     // the step that chooses the program, or -1
}

// PartOf returns the index of the part that a step is in.
func (l Lesson) PartOf(step int) int {
	for i, part := range l.Parts {
		if step <= part.Last {
			return i
		}
	}
	return len(l.Parts) - 1
}

// parts divides the steps, and checks that each part can be walked: predictions
// come before the run that decides them, and what tells of a run comes after it.
func (p *page) parts(l *Lesson, sections []*section, own []*Program) {
	unknown := false
	for i, s := range l.Steps {
		if own[i] != nil && i > 0 {
			l.Parts = append(l.Parts, Part{Program: *own[i], First: i, Last: i, Run: -1, Turn: -1})
		}
		if i == 0 {
			first := l.Parts[0]
			if own[0] != nil {
				first.Program = *own[0]
			}
			l.Parts[0] = first
		}
		l.Parts[len(l.Parts)-1].Last = i
		unknown = unknown || s.Kind == "" // it may be the run
	}
	for i := range l.Parts {
		if !unknown {
			p.part(l, &l.Parts[i], sections)
		}
	}
}

func (p *page) part(l *Lesson, part *Part, sections []*section) {
	for i := part.First; i <= part.Last && i < len(l.Steps); i++ {
		line, kind := sections[i].first, l.Steps[i].Kind
		switch {
		case kind.Runs() && part.Run >= 0:
			p.wrong(line, "a second run in this part; a run of another program needs a **Program:** in the step that begins with it")
		case kind.Runs():
			part.Run = i
		case kind == Turn && part.Turn >= 0:
			p.wrong(line, "a second knob in this part; keep one")
		case kind == Turn && part.Run >= 0:
			p.wrong(line, "a knob after the run turns nothing; move it before the run")
		case kind == Turn:
			part.Turn = i
		}
	}
	for i := part.First; i <= part.Last && i < len(l.Steps); i++ {
		line, kind := sections[i].first, l.Steps[i].Kind
		switch {
		case kind == Predict && part.Run < 0:
			p.wrong(line, "no run decides this prediction; add a step \"## Run: ...\" after it")
		case kind == Predict && i > part.Run:
			p.wrong(line, "a prediction after the run is none; move it before the run")
		case kind == Turn && part.Run < 0:
			p.wrong(line, "no run runs what this chooses; add a step \"## Run: ...\" after it")
		case kind.looksBack() && (part.Run < 0 || i < part.Run):
			p.wrong(line, "this step tells of a run that has not happened; move it after \"## Run: ...\"")
		}
	}
}
