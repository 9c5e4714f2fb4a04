package lab

// A Dial is a knob as a screen shows it: a name and an ordered list of choices.
type Dial struct {
	Name    string
	Words   string
	Choices []Choice
}

// A Choice is one position of a dial.
type Choice struct {
	Name  string // short, for a label
	Words string // one sentence
}

// The dials, as indices of Dials.
const (
	OutcomeDial = iota
	ValueDial
	WayDial
	OrderDial
)

// Dials lists the dials in their order on a screen.
func Dials() []Dial {
	return []Dial{
		{"outcome", "How the child's function ends.", choices(outcomes)},
		{"value", "What it computes.", choices(values)},
		{"way back", "What takes it to the parent.", choices(ways)},
		{"order", "What the parent does first.", choices(orders)},
	}
}

// Position is where a dial stands, as an index of its choices.
func (k Knobs) Position(dial int) int {
	switch dial {
	case OutcomeDial:
		return position(outcomes, k.Outcome)
	case ValueDial:
		return position(values, k.Value)
	case WayDial:
		return position(ways, k.Way)
	}
	return position(orders, k.Ordered())
}

// Choice is the choice that a dial stands at. A typed value has the literal for its name.
func (k Knobs) Choice(dial int) Choice {
	c := Dials()[dial].Choices[k.Position(dial)]
	if dial == ValueDial {
		c.Name = k.literalName()
	}
	return c
}

// Turn turns a dial by so many choices, round and round. A dial that is idle does not turn.
func (k Knobs) Turn(dial, by int) Knobs {
	if k.Idle(dial) != "" {
		return k
	}
	n := len(Dials()[dial].Choices)
	return k.Set(dial, ((k.Position(dial)+by)%n+n)%n)
}

// Set puts a dial at a position, an index of its choices.
func (k Knobs) Set(dial, position int) Knobs {
	switch dial {
	case OutcomeDial:
		k.Outcome = outcomes[position].key
	case ValueDial:
		k.Value = values[position].key
	case WayDial:
		k.Way = ways[position].key
	case OrderDial:
		k.Order = orders[position].key
	}
	return k
}

// Idle says why turning a dial would change nothing now; empty where it would.
func (k Knobs) Idle(dial int) string {
	switch {
	case dial == ValueDial && !k.valued():
		return "no value takes part when the outcome is " + k.Outcome.choice().Name
	case dial == OrderDial && !k.Way.orders():
		return "only join tells when there is something to get from " + k.Way.orderNoun()
	}
	return ""
}

// orderNoun names the way in the sentence of Idle.
func (w Way) orderNoun() string {
	switch w {
	case None:
		return "a child that only returns"
	case ExitCode:
		return "an exit code"
	case File:
		return "a file"
	case Manager:
		return "a manager's dict"
	}
	return "shared memory"
}

// choiceOf is a choice with the value of a knob that it stands for.
type choiceOf[T comparable] struct {
	key T
	Choice
}

func keys[T comparable](of []choiceOf[T]) []T {
	var all []T
	for _, c := range of {
		all = append(all, c.key)
	}
	return all
}

func choices[T comparable](of []choiceOf[T]) []Choice {
	var all []Choice
	for _, c := range of {
		all = append(all, c.Choice)
	}
	return all
}

// position is 0, the first choice, for a key that is none of them.
func position[T comparable](of []choiceOf[T], key T) int {
	for i, c := range of {
		if c.key == key {
			return i
		}
	}
	return 0
}

func choiceIn[T comparable](of []choiceOf[T], key T) Choice { return of[position(of, key)].Choice }
