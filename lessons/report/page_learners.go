package report

import "fmt"

// done says who is done, and how far the others are.
func (p *page) done(s *Summary) {
	p.say("\n## Who is done\n\n")
	var done, begun, not group
	for i := range s.Learners {
		switch l := &s.Learners[i]; {
		case l.finished():
			done.add(l, "")
		case l.Done+l.Begun > 0:
			begun.add(l, fmt.Sprintf(" (%d of %d)", l.Done, l.Lessons))
		default:
			not.add(l, "")
		}
	}
	p.say("- Done with all lessons, %s\n- On the way, %s\n- Not begun, %s\n", done.said(), begun.said(), not.said())
	for i, b := range s.Lessons {
		if i == 0 {
			p.say("\n")
		}
		p.say("- %s: %d of %d done", b.title(), b.Done, b.Reports)
		if b.Begun > 0 {
			p.say(", %d on the way", b.Begun)
		}
		p.say("\n")
	}
}

// title is a lesson as it begins a list item.
func (b *Brought) title() string {
	if b.Number > 0 {
		return fmt.Sprintf("Lesson %d, %s", b.Number, escaped(b.Title))
	}
	return "Another lesson, " + foreign(b.Title)
}

// A group is learners who are equally far.
type group struct {
	names   []string
	unnamed int
}

func (g *group) add(l *Learner, far string) {
	if l.Named {
		g.names = append(g.names, foreign(l.Who)+far)
	} else {
		g.unnamed++
	}
}

// said is how many they are, and who.
func (g *group) said() string {
	names, n := g.names, len(g.names)+g.unnamed
	switch {
	case n == 0:
		return "0."
	case n == 1 && g.unnamed == 1:
		return "1: without a name."
	case n == g.unnamed:
		return fmt.Sprintf("%d: all without a name.", n)
	case g.unnamed > 0:
		names = append(names[:len(names):len(names)], fmt.Sprintf("%d without a name", g.unnamed))
	}
	return fmt.Sprintf("%d: %s.", n, listed(names))
}
