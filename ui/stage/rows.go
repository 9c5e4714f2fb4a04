package stage

import (
	"sort"
	"strconv"
	"strings"

	"exit42/demo"
)

// rows draws rows that follow each other. Between a join() and its return the parent's lane
// has a thread hanging in it: it was inside that call all the while. Below says what the bytes
// of some of them mean.
func (d *picture) rows(rows []*demo.Row, below map[int]string) []string {
	inside := d.inside(rows)
	dropped := d.dropped(rows)
	lines := make([]string, 0, len(rows)+len(below))
	for i, row := range rows {
		r := d.row()
		switch row.PID {
		case d.s.Parent:
			d.parentRow(&r, row, inside[i])
		case d.s.Child:
			if inside[i] {
				d.hang(&r, i > 0 && d.joins(rows[i-1]) && d.open(rows[i:]))
			}
			d.childRow(&r, row, i == dropped)
		default:
			if inside[i] {
				d.hang(&r, i > 0 && d.joins(rows[i-1]) && d.open(rows[i:]))
			}
			d.helperRow(&r, row)
		}
		lines = append(lines, r.String())
		if words := below[row.Event]; words != "" {
			lines = append(lines, d.drawBelow(words, inside[i]))
		}
	}
	return lines
}

// inside says for each row whether it happened while the parent was inside join().
func (d *picture) inside(rows []*demo.Row) []bool {
	marks := make([]bool, len(rows))
	in := len(rows) > 0 && d.joining(rows[len(rows)-1].Event)
	for i := len(rows) - 1; i >= 0; i-- {
		switch {
		case d.ends(rows[i]): // whoever was inside is no more
			in = d.joining(rows[i].Event)
			clear(marks[i:])
		case d.joins(rows[i]):
			in = false
		case d.joined(rows[i]):
			in = true
		default:
			marks[i] = in
		}
	}
	return marks
}

// joining reports whether the parent was inside join() after an event. It looks back no
// further than the rows above are counted.
func (d *picture) joining(event int) bool {
	all := d.s.Rows
	last := sort.Search(len(all), func(i int) bool { return all[i].Event > event }) - 1
	for i := last; i >= max(0, last-countTo); i-- {
		if d.joins(&all[i]) || d.joined(&all[i]) {
			return d.joins(&all[i])
		}
	}
	return false
}

func (d *picture) joins(r *demo.Row) bool {
	return r.PID == d.s.Parent && r.Text == "join()"
}

func (d *picture) ends(r *demo.Row) bool {
	return r.PID == d.s.Parent && r.Tint == demo.AboutLife && (strings.HasPrefix(r.Text, "ends with ") || r.Text == "gone")
}

func (d *picture) joined(r *demo.Row) bool {
	return r.PID == d.s.Parent && strings.HasPrefix(r.Text, "join() ")
}

// open reports whether the parent did nothing more in these rows, and still waits.
func (d *picture) open(rows []*demo.Row) bool {
	for _, r := range rows {
		if r.PID == d.s.Parent {
			return false
		}
	}
	return d.parent.Waiting != ""
}

// dropped is the row that tells of the value which then was in nobody's hands; -1 for none.
// Where bytes were sent, what the function returned is not what was lost.
func (d *picture) dropped(rows []*demo.Row) int {
	if d.child == nil || !d.child.Dropped || d.child.Sent > 0 || d.child.ReturnedNothing() {
		return -1
	}
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].PID == d.s.Child && strings.HasPrefix(rows[i].Text, "returns ") {
			return i
		}
	}
	return -1
}

// hang draws the thread below a call that has not returned, with what the parent does now.
func (d *picture) hang(r *row, words bool) {
	r.putWide(d.wait, d.glyphs.Waits, 1)
	if !words {
		return
	}
	state := d.parent.State.String()
	if call := state + " in " + Clean(d.parent.Waiting, d.ascii); d.parent.State == demo.Waits && 2+cells(call) <= d.at.parentW {
		state = call
	}
	r.within(d.at.parentW-r.at, d.wait, " "+state)
}

// parentRow lets the text run on into the kernel's lane, and further, where nothing stands.
func (d *picture) parentRow(r *row, row *demo.Row, inside bool) {
	if inside {
		r.putWide(d.wait, d.glyphs.Waits+" ", 2)
	}
	text := d.words(d.toWhom(row))
	if row.Kernel == "" {
		r.put(d.rowPen(row), text)
		return
	}
	row = d.madeBy(row, d.s.Child)
	peer := ""
	if row.Peer != 0 && row.Peer != d.s.Child {
		peer = strconv.Itoa(row.Peer)
	}
	if peer != "" && r.at+cells(text)+1+len(peer) <= d.at.parentW {
		text, peer = text+" "+peer, ""
	}
	r.within(d.at.parentW-r.at, d.rowPen(row), text)
	if !d.carries(r, row, row.Way == demo.Out) {
		d.arrow(r, row, row.Way == demo.Out)
	}
	if peer != "" { // at the other end of the arrow, where nothing stands
		r.to(d.at.child)
		r.put(d.muted, peer)
	}
	if d.killed(row) {
		code, _ := d.child.ExitCode()
		r.to(d.at.child)
		r.put(d.gone, d.glyphs.Dead+" "+endWords(code))
	}
}

// killed reports whether with a row the child is known to have been killed: it said nothing of that.
func (d *picture) killed(row *demo.Row) bool {
	if d.child == nil || row.Peer != d.child.PID || row.PID != d.child.Reader || row.Tint != demo.AboutCode || row.Way != demo.In {
		return false
	}
	code, ok := d.child.ExitCode()
	return ok && code < 0
}

// toWhom is a row's text, with the other end of its message where that is not the other one in
// focus.
func (d *picture) toWhom(row *demo.Row) string {
	c := d.bytes[row.Event]
	switch {
	case c == nil:
	case row.Way == demo.Out && !d.inFocus(c.message.To) && c.onlyTo():
		return "sends to " + strconv.Itoa(c.message.To)
	case row.Way == demo.In && !d.inFocus(c.message.From):
		return "gets from " + strconv.Itoa(c.message.From)
	}
	return row.Text
}

// madeBy says who made a process that begins, where it was not the other one in focus: an
// arrow from its lane would say that it was.
func (d *picture) madeBy(row *demo.Row, other int) *demo.Row {
	if row.Tint != demo.AboutLife || row.Way != demo.In || row.Peer == 0 || row.Peer == other {
		return row
	}
	made := *row
	made.Way, made.Peer = demo.NoArrow, 0
	made.Kernel += " by " + strconv.Itoa(row.Peer)
	return &made
}

func (d *picture) childRow(r *row, row *demo.Row, dropped bool) {
	row = d.madeBy(row, d.s.Parent)
	text, p := d.words(d.toWhom(row)), d.rowPen(row)
	switch row.Text {
	case "zombie":
		text, p = d.glyphs.Zombie+" "+text, d.zombie
		d.lies(r, row)
	case "gone":
		text, p = d.glyphs.Dead+" "+text, d.gone
	default:
		if row.Kernel != "" && !d.carries(r, row, row.Way == demo.In) {
			d.arrow(r, row, row.Way == demo.In)
		}
	}
	r.to(d.at.child)
	if cells(text) > d.at.childW {
		text = strings.Replace(text, " returns ", " "+d.glyphs.Right+" ", 1)
	}
	if !dropped {
		r.put(p, text)
		return
	}
	mark := " " + d.glyphs.Cross
	r.within(d.at.childW-cells(mark), p, text)
	r.put(d.bad, mark)
	if r.at+len(" dropped") <= r.max {
		r.put(d.muted, " dropped")
	}
}

// helperRow draws what a process without a lane has to do with one of the two: its name
// stands behind an arrow.
func (d *picture) helperRow(r *row, row *demo.Row) {
	r.to(d.at.kernel)
	name := strconv.Itoa(row.PID)
	if p := d.s.Proc(row.PID); p != nil && p.Helper() {
		name = p.How
	}
	head := d.glyphs.Line + d.glyphs.HeadRight + " "
	if row.Peer == d.s.Child && row.Kernel != "" {
		r.put(d.rowPen(row), d.words(row.Kernel)+" "+head)
		r.put(d.muted, name)
		return
	}
	r.put(d.muted, head+Clean(name, d.ascii))
}

// words makes a row's text fit to be drawn; the arrow in it is the scene's own.
func (d *picture) words(text string) string {
	if d.ascii {
		text = strings.Replace(text, " → ", " "+d.glyphs.Right+" ", 1)
	}
	return Clean(clip(text, d.at.w), d.ascii)
}

// rowPen is what a row is about, as a colour.
func (l *look) rowPen(r *demo.Row) pen {
	switch r.Tint {
	case demo.AboutCode:
		return l.exit
	case demo.AboutValue:
		return l.value
	case demo.AboutLife:
		return l.muted
	}
	return l.text
}
