package stage

import (
	"strconv"

	"exit42/demo"
)

// countTo is how many rows above the first one drawn are counted; past that, the number is
// not worth the walk.
const countTo = 999

// A picture is what the drawing of the lanes has in hand.
type picture struct {
	*look
	s             *demo.Scene
	at            lanes
	parent, child *demo.Proc        // nil before they begin
	bytes         map[int]*crossing // by the event of their row
	times         map[int]int       // of rows that stand for several, how many
}

// drawLanes draws the headings, and under them what happened: the newest at the bottom.
func drawLanes(s *demo.Scene, o Options, l *look, p plan) []string {
	d := &picture{look: l, s: s, at: p.lanes}
	if o.Hidden {
		return padLines([]string{d.heading()}, p.body)
	}
	if s.Parent != 0 {
		d.parent = s.Proc(s.Parent)
	}
	if s.Child != 0 {
		d.child = s.Proc(s.Child)
	}
	lines := []string{d.heading()}
	tail := d.tail()
	room := max(0, p.body-1-len(tail))
	rows, above := d.latest(room)
	d.bytes = d.crossings(s, rows)
	below := d.below(rows, max(room-len(rows), room/8))
	if above > 0 || len(rows)+len(below) > room {
		kept := lastOf(rows, below, room-1)
		if above += len(rows) - kept; kept < len(rows) {
			lines = append(lines, d.more(above))
		}
		rows = rows[len(rows)-kept:]
	}
	lines = append(lines, d.rows(rows, below)...)
	lines = append(lines, tail...)
	return padLines(lines, p.body)
}

// lastOf says how many rows at the end fit into n lines, with the lines below them. For a row
// that fits without its line below, it is left out.
func lastOf(rows []*demo.Row, below map[int]string, n int) int {
	for i := len(rows) - 1; i >= 0; i-- {
		if n--; n < 0 {
			return len(rows) - 1 - i
		}
		if below[rows[i].Event] == "" {
			continue
		}
		if n--; n < 0 {
			delete(below, rows[i].Event)
		}
	}
	return len(rows)
}

// padLines makes lines exactly n.
func padLines(lines []string, n int) []string {
	for len(lines) < n {
		lines = append(lines, "")
	}
	return lines[:n]
}

// latest finds the last n rows that concern the two in focus, in order, and how many there
// are above them. It looks at no more rows than it needs to.
func (d *picture) latest(n int) (rows []*demo.Row, above int) {
	all := d.s.Rows
	for i := len(all) - 1; i >= 0 && above <= countTo; i-- {
		switch {
		case !d.concerns(&all[i]):
		case len(rows) > 0 && above == 0 && d.repeats(&all[i], rows[len(rows)-1]):
			rows[len(rows)-1] = d.again(rows[len(rows)-1])
		case len(rows) < n:
			rows = append(rows, d.rest(d.own(&all[i])))
		default:
			above++
		}
	}
	for i, j := 0, len(rows)-1; i < j; i, j = i+1, j-1 {
		rows[i], rows[j] = rows[j], rows[i]
	}
	return rows, above
}

// concerns reports whether one of the two in focus is at either end of a row.
func (d *picture) concerns(r *demo.Row) bool {
	for _, pid := range [...]int{d.s.Parent, d.s.Child} {
		if pid != 0 && (r.PID == pid || r.Peer == pid) {
			return true
		}
	}
	return false
}

// more says what is not shown above.
func (d *picture) more(n int) string {
	words := d.glyphs.Up + " " + strconv.Itoa(n) + " more"
	if n > countTo {
		words = d.glyphs.Up + " more than " + strconv.Itoa(countTo)
	}
	if lost := d.s.Skipped["events"]; lost > 0 {
		words += " " + d.glyphs.Separator + " " + grouped(lost) + " events not kept"
	}
	r := d.row()
	r.put(d.muted, words)
	return r.String()
}

// tail is what stands below the last row without being one: that the parent waits, if nothing
// happened since it began to, and that a limit was reached.
func (d *picture) tail() []string {
	var lines []string
	if d.parent != nil && d.parent.Waiting != "" {
		if last, _ := d.latest(1); len(last) == 1 && d.joins(last[0]) {
			r := d.row()
			d.hang(&r, true)
			lines = append(lines, r.String())
		}
	}
	ended := Clean(d.s.Limit, d.ascii)
	if ended == "" && d.s.Stuck && d.s.Ended == "closed" {
		ended = "stuck, and ended from here"
	}
	if ended != "" {
		r := d.row()
		r.put(d.warn, ended)
		lines = append(lines, r.String())
	}
	return lines
}

func (d *picture) row() row { return row{max: d.at.w, look: d.look} }

// heading names the lanes, and says what the processes do where there is room for it.
func (d *picture) heading() string {
	r := d.row()
	kernel, end := d.at.kernel+max(0, d.at.kernelW-len("KERNEL"))/2, d.at.child-1
	if d.parent != nil { // what the parent does pushes it to the right, and has its place where both have no room
		switch does := d.headingWidth("PARENT", d.parent); {
		case does+1+len("KERNEL") <= end:
			kernel = max(kernel, does+1)
		case does <= end:
			kernel = end + 1
		default:
			pid := len("PARENT ") + len(strconv.Itoa(d.parent.PID)) + 1
			kernel = max(kernel, min(pid, end-len("KERNEL")))
		}
	}
	d.name(&r, kernel-1, d.look.parent, "PARENT", d.parent)
	if kernel <= end {
		r.to(kernel)
		r.within(end-r.at, d.kernel, "KERNEL")
	}
	child := d.at.child
	if d.child != nil { // a little to the left, where there is room
		child = max(r.at+1, min(child, d.at.w-d.headingWidth("CHILD", d.child)))
	}
	r.to(child)
	d.name(&r, d.at.w, d.look.child, "CHILD", d.child)
	return r.String()
}

// headingWidth is how many cells a process's name, its number and what it does need.
func (d *picture) headingWidth(name string, p *demo.Proc) int {
	return len(name) + 1 + len(strconv.Itoa(p.PID)) + 1 + cells(d.doing(p).short)
}

func (d *picture) name(r *row, end int, p pen, name string, proc *demo.Proc) {
	if proc != nil {
		name += " " + strconv.Itoa(proc.PID)
	}
	r.within(end-r.at, p, name)
	if proc == nil {
		return
	}
	state, now := d.muted, d.doing(proc)
	if proc.State == demo.Zombie {
		state = d.zombie
	}
	for _, word := range [...]string{now.long, now.short} {
		if r.at+1+cells(word) <= end {
			r.put(state, " "+word)
			return
		}
	}
}
