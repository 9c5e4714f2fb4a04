package notes

import (
	"fmt"
	"time"

	"exit42/ui/lectern"
)

// longest is the longest time that a clock shows; whatever claims to be longer is no talk.
const longest = 100*time.Hour - time.Second

// clock is a time as a clock shows it: 4:07, 12:34, 1:02:34.
func clock(d time.Duration) string {
	d = min(max(d, 0), longest)
	h, m, s := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	if h > 0 {
		return fmt.Sprintf("%d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%d:%02d", m, s)
}

// elapsed is how long the talk has been going on, or went on.
func (s *state) elapsed() time.Duration {
	t := &s.seen.Talk
	if t.Over {
		return max(0, t.Wrote.Sub(t.Began))
	}
	return max(0, s.now.Sub(t.Began))
}

// slack is what counts as on time, before a step's time and after it.
const slack = 30 * time.Second

// pace sets the clock beside the plan: "of 1:30:00, 2:10 behind".
func pace(t *lectern.Talk, elapsed time.Duration) string {
	if t.Planned <= 0 {
		return "nothing is planned"
	}
	due := min(max(t.Due, 0), longest)
	until := min(max(t.Until, due), longest)
	how := "on time"
	switch {
	case elapsed > until+slack:
		how = clock(elapsed-until) + " behind"
	case elapsed < due-slack:
		how = clock(due-elapsed) + " ahead"
	}
	return "of " + clock(t.Planned) + ", " + how
}
