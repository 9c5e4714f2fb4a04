package report

import (
	"fmt"
	"strings"

	"exit42/lessons"
	"exit42/lessons/class"
)

// vote says how a vote went, before the class discussed the question and after.
func (p *page) vote(v *class.Vote) {
	p.say("- **%s** %s", foreign(v.Question), turnout(v))
	if v.Talk != "" {
		p.say(" In %s:", lessons.CodeSpan(v.Talk))
	}
	var all []string
	right, decided := v.Right()
	for _, o := range v.Options {
		hands := lessons.CodeSpan(o.Label)
		if decided && o.Letter == right.Letter {
			hands += ", which happened"
		}
		hands += fmt.Sprintf(": %d", v.First.Hands[o.Letter])
		if v.Second != nil {
			hands += fmt.Sprintf(", then %d", v.Second.Hands[o.Letter])
		}
		all = append(all, hands)
	}
	p.say(" %s.", strings.Join(all, "; "))
	switch {
	case v.Happened == nil:
		p.say(" The run was not seen.")
	case !decided:
		p.say(" What happened was none of these: %s.", lessons.CodeSpan(v.Happened.In(languageOf(v.By))))
	}
	if first := v.First.Sure; first.All() > 0 {
		p.say(" Certain: %d", first.Sure)
		if v.Second != nil {
			p.say(", then %d", v.Second.Sure.Sure)
		}
		p.say(".")
	}
	if doubts := v.Doubts(); len(doubts) > 0 {
		p.say(" The counts do not fit: %s.", strings.Join(doubts, "; "))
	}
	p.say("\n")
}

// turnout says how many were right, if that can be said, and how many voted.
func turnout(v *class.Vote) string {
	said := ""
	right, decided := v.Right()
	switch first := counted(v.First.All(), "hand"); {
	case v.Second == nil && !decided:
		said = first + ", before a discussion."
	case v.Second == nil:
		said = fmt.Sprintf("Right: %d of %s, before a discussion.", v.First.Hands[right.Letter], first)
	case !decided:
		said = fmt.Sprintf("%s before the discussion, %d after it.", first, v.Second.All())
	default:
		said = fmt.Sprintf("Right: %d of %s before the discussion, %d of %d after it.",
			v.First.Hands[right.Letter], first, v.Second.Hands[right.Letter], v.Second.All())
	}
	if v.Open {
		said += " It was not counted to its end."
	}
	return said
}
