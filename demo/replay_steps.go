package demo

import "time"

func everyone(int) bool { return true }

// play tells a step now, and another one at every tick of pace.
func (r *replay) play(s *Session, pace time.Duration) {
	r.step(s, everyone)
	var mine *time.Timer
	mine = time.AfterFunc(pace, func() {
		s.inReplay(func(r *replay) {
			if r.pace != mine {
				return // it was stopped while this waited for its turn
			}
			r.step(s, everyone)
			mine.Reset(pace)
		})
	})
	r.pace = mine
}

// pause ends a play.
func (r *replay) pause() {
	if r.pace != nil {
		r.pace.Stop()
		r.pace = nil
	}
}

// finish ends a recording that was not told to its end, as a run that is closed ends.
func (r *replay) finish(s *Session) {
	s.ready = append(s.ready, Event{Kind: KindEnd, T: r.last, Name: "closed"})
	r.events, r.next = nil, 0
}
