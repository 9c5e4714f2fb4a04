package plain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/lessons"
)

// order says the lines that are to be put right, as they stand now.
func (w *walker) order() {
	walk := w.here()
	w.gap()
	w.say("The lines, as they stand now:")
	for _, i := range walk.Order() {
		w.verbatim(fmt.Sprintf("%3d: ", i+1), walk.Step().Order.Lines[i])
	}
	if walk.Passed() {
		w.say("You have passed this step.")
	}
}

// orderTyped reads an order such as 2 1 3, or 213 where the numbers have one digit.
func orderTyped(line string, lines int) (order []int, ok bool) {
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if len(fields) == 1 && lines <= 9 && len(fields[0]) == lines {
		fields = strings.Split(fields[0], "")
	}
	for _, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil || n < 1 || n > lines || slices.Contains(order, n-1) {
			return nil, false
		}
		order = append(order, n-1)
	}
	return order, len(order) == lines
}

// numbers says an order as it can be typed.
func numbers(order []int) string {
	var all []string
	for _, i := range order {
		all = append(all, strconv.Itoa(i+1))
	}
	return strings.Join(all, " ")
}

// arrange moves the lines until they stand in that order.
func (w *walker) arrange(order []int) {
	walk := w.here()
	for to, line := range order {
		for at := slices.Index(walk.Order(), line); at > to; at-- {
			walk, _ = walk.Move(at, -1) // both lines are there
		}
	}
	w.keep(walk, nil)
}

// runOrder runs the program with its lines as they stand, and says whether they are right.
func (w *walker) runOrder(stepped bool) error {
	trace, err := w.runPart(stepped)
	if trace == nil || err != nil {
		return err
	}
	r := w.ran[w.spot()]
	o := w.here().Step().Order
	w.gap()
	if o.Passed(r.evidence) {
		w.say("Passed: the lines stand right.")
		if w.keep(w.here().Pass()) {
			w.prose(o.Why)
		}
		return nil
	}
	w.say("Not yet.")
	for _, want := range o.Passes {
		w.unmet(want, r.evidence, r.lang)
	}
	w.say(w.helps())
	return nil
}

// unmet says what a run should have shown, where it showed something else.
func (w *walker) unmet(want lessons.Observation, ev demo.Evidence, lang lessons.Language) {
	got, _, ok := ev.Says(want.Subject)
	seen := lessons.Observation{Subject: want.Subject, Value: got}
	switch {
	case ok && seen == want:
	case ok:
		w.item("- ", fmt.Sprintf("Wanted: %s. This run: %s.", want.In(lang), seen.In(lang)))
	default:
		w.item("- ", fmt.Sprintf("Wanted: %s. This run did not show it.", want.In(lang)))
	}
}
