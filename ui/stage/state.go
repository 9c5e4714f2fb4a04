package stage

import "exit42/demo"

// A doing is what a process does now, as a sign and in more and fewer words.
type doing struct {
	glyph       string
	pen         pen
	long, short string // "waits in join()", "waits"
	many        string // of several: "wait"
}

// doing says what a process does now. Where the main thread of one that would run sleeps, it
// is the sleep that is said.
func (l *look) doing(p *demo.Proc) doing {
	g := &l.glyphs
	switch p.State {
	case demo.Held:
		return doing{g.Held, l.text, "held", "held", "held"}
	case demo.Waits:
		return doing{g.Waits, l.wait, "waits in " + Clean(clip(p.Waiting, 40), l.ascii), "waits", "wait"}
	case demo.Ended:
		return doing{g.Leaves, l.gone, "ended", "ended", "ended"}
	case demo.Zombie:
		return doing{g.Zombie, l.zombie, "zombie", "zombie", "zombies"}
	case demo.Gone:
		return doing{g.Dead, l.gone, "gone", "gone", "gone"}
	}
	if s := mainSleep(p); s != nil {
		words := "sleeps"
		if s.Call != "" {
			words += " in " + Clean(clip(s.Call, 20), l.ascii)
		}
		return doing{g.Waits, l.wait, words, "sleeps", "sleep"}
	}
	return doing{g.Runs, l.text, "runs", "runs", "run"}
}

// mainSleep is how the main thread sleeps; nil when it does not, or was not seen to.
func mainSleep(p *demo.Proc) *demo.Sleep {
	for i := range p.Sleeps {
		if s := &p.Sleeps[i]; s.Thread == "" {
			return s
		}
	}
	return nil
}
