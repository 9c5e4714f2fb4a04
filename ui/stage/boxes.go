package stage

import (
	"fmt"
	"strconv"
	"strings"

	"exit42/demo"
)

// A content is what a box says: a number or value, and what is to be known about it.
type content struct {
	main  string
	pen   pen
	notes []note // the same in fewer and fewer words
}

// A note may have a value in its midst, which is what is cut when there is little room.
type note struct{ before, value, after string }

func notes(words ...string) []note {
	all := make([]note, len(words))
	for i, w := range words {
		all[i].before = w
	}
	return all
}

// drawBoxes draws the two boxes side by side; on a low stage, one below the other.
func drawBoxes(s *demo.Scene, o Options, l *look, p plan) []string {
	exit, value := l.unknown(), l.unknown()
	if !o.Hidden {
		exit, value = l.contents(s)
	}
	if !p.framed {
		const at = 1 + len("RETURNED VALUE") + 2
		lines := []string{l.bare(l.exitStrong, "EXIT CODE", at, exit, p.w), l.bare(l.valueStrong, "RETURNED VALUE", at, value, p.w)}
		return lines[max(0, len(lines)-p.h):]
	}
	long := p.boxes[0] >= len("EXIT CODE from the kernel")+5 && p.boxes[1] >= len("RETURNED VALUE from your code")+5
	left := l.box(l.exitBox, l.exitStrong, "EXIT CODE", "from the kernel", long, exit, p.boxes[0])
	right := l.box(l.valueBox, l.valueStrong, "RETURNED VALUE", "from your code", long, value, p.boxes[1])
	return []string{left[0] + right[0], left[1] + right[1], left[2] + right[2]}
}

// contents are what both boxes say of the child; where there was none, of the program itself.
func (l *look) contents(s *demo.Scene) (exit, value content) {
	if s.Child != 0 {
		child := s.Proc(s.Child)
		return l.exitContent(s, child), l.valueContent(s, child)
	}
	if p := s.Proc(s.Parent); s.Over() && p != nil {
		return l.ownContent(s, p), l.nothing("no child")
	}
	return l.nothing("nothing yet"), l.nothing("nothing yet")
}

// ownContent is the exit code of a program that had no child.
func (l *look) ownContent(s *demo.Scene, p *demo.Proc) content {
	code, ok := p.ExitCode()
	if !ok {
		return l.nothing("no child; its own was not observed", "no child")
	}
	c := content{main: strconv.Itoa(code), pen: l.exitStrong}
	status := ""
	if p.Status != nil {
		status = fmt.Sprintf("0x%04x %s ", *p.Status, l.glyphs.Separator)
	}
	if len(s.Procs) == 1 {
		c.notes = notes(status + "the program itself; it had no child")
	}
	c.notes = append(c.notes, notes(status+"the program itself", "the program itself", "its own", "")...)
	return c
}

func (l *look) unknown() content { return content{main: "?", pen: l.title} }

func (l *look) nothing(words ...string) content {
	return content{l.glyphs.Dash, l.muted, notes(words...)}
}

// exitContent is what the kernel says of the child.
func (l *look) exitContent(s *demo.Scene, child *demo.Proc) content {
	if child == nil {
		return l.nothing("nothing yet")
	}
	code, ok := child.ExitCode()
	switch {
	case !ok && child.Asked != nil:
		asked := strconv.Itoa(*child.Asked)
		return l.nothing("child asked for exit "+asked, "asked for exit "+asked, "exit "+asked)
	case !ok:
		return l.nothing("nothing yet")
	}
	c := content{main: strconv.Itoa(code), pen: l.exitStrong}
	if child.Status == nil {
		c.notes = notes("exited "+c.main, "")
		return c
	}
	status := fmt.Sprintf("0x%04x", *child.Status)
	say := func(words ...string) {
		for _, w := range words {
			c.notes = append(c.notes, note{before: status + " " + l.glyphs.Separator + " " + w})
		}
		c.notes = append(c.notes, note{before: status}, note{})
	}
	switch {
	case child.State == demo.Zombie:
		say("waits in the zombie", "in the zombie", "zombie")
	case code < 0:
		signal := strconv.Itoa(-code)
		if s.Limit != "" {
			say("killed by us with signal "+signal, "signal "+signal+", by us", "signal "+signal)
			break
		}
		say("killed by signal "+signal, "signal "+signal)
	case child.Asked != nil && *child.Asked != code:
		cut := strconv.Itoa(*child.Asked) + " & 255"
		say("exited "+cut, cut)
	default:
		say("exited " + c.main)
	}
	return c
}

// valueContent is what became of the value that the child's function returned.
func (l *look) valueContent(s *demo.Scene, child *demo.Proc) content {
	if child == nil {
		return l.nothing("nothing yet")
	}
	over := child.State == demo.Zombie || child.State == demo.Gone
	var returned string
	if child.Returned != nil {
		returned = Clean(clip(*child.Returned, 200), l.ascii)
	}
	switch {
	case child.Sent > 0:
		if c, ok := l.sentContent(s, child); ok {
			return c
		}
		return content{l.glyphs.Ellipsis, l.valueStrong, notes(plural(child.Sent, "byte")+" sent", grouped(child.Sent)+" B sent")}
	case child.Raised != "":
		raised := raisedName(Clean(clip(child.Raised, 200), l.ascii))
		return content{l.glyphs.Dash, l.muted, []note{
			{"no value: the function raised ", raised, ""}, {"no value: it raised ", raised, ""}, {"raised ", raised, ""},
		}}
	case child.ReturnedNothing() && len(s.Channels) > 0: // it may yet send something
		return l.nothing("returned " + returned)
	case child.ReturnedNothing():
		return l.nothing("returned "+returned+": nothing to send", "returned "+returned)
	case child.Dropped:
		return content{l.glyphs.Dash, l.muted, []note{
			{"nothing was sent; ", returned, " was dropped in run()"},
			{"nothing sent; ", returned, " was dropped in run()"},
			{"", returned, " was dropped in run()"},
			{"", returned, " dropped"},
		}}
	case child.Returned != nil && over:
		return content{l.glyphs.Dash, l.muted, []note{
			{"nothing was sent; ", returned, " ended with the child"},
			{"", returned, " ended with the child"},
		}}
	case child.Returned != nil:
		return content{returned, l.valueStrong, notes("in the child's memory", "in the child")}
	case child.Mute && child.How == demo.NotWatched:
		return l.nothing("not watched")
	case child.Mute:
		return l.nothing("a program, and no function: it returns no value", "a program returns no value", "a program: no value")
	case over:
		return l.nothing("nothing was sent", "nothing sent")
	}
	return l.nothing("nothing yet")
}

// sentContent is the last value that the child sent and somebody read, or where there is none the
// last that it sent, as far as its bytes were told: what a library writes for itself when all is
// done is seldom read.
func (l *look) sentContent(s *demo.Scene, child *demo.Proc) (c content, ok bool) {
	var last *demo.Message
	var in *demo.Channel
	for i := range s.Channels {
		if s.Channels[i].Part == "forkserver" {
			continue
		}
		all := s.Channels[i].Messages
		for k := range all {
			if m := &all[k]; m.From == child.PID && (last == nil || later(m, last)) {
				last, in = m, &s.Channels[i]
			}
		}
	}
	if last == nil {
		return content{}, false
	}
	p := l.dissect(last)
	much := plural(last.Len, "byte")
	switch {
	case p.value == "" && last.Received > 0: // too long to be told whole
		return content{l.glyphs.Ellipsis, l.valueStrong, notes("crossed as "+much, much)}, true
	case p.value == "":
		return content{}, false
	}
	switch {
	case last.Received > 0:
		return content{p.value, l.valueStrong, notes("crossed as "+much, much)}, true
	case unread(in, last) && s.Over():
		return content{p.value, l.valueStrong, notes("sent as "+much+", never read", much+", never read", "never read")}, true
	case unread(in, last):
		return content{p.value, l.valueStrong, notes("sent as "+much+", not read yet", much+", not read yet", "not read yet")}, true
	}
	return content{p.value, l.valueStrong, notes("sent as "+much, much+" sent", "sent")}, true
}

// later reports whether a message is to be shown rather than another: one that was read before one
// that was not, and then the later one.
func later(a, b *demo.Message) bool {
	if read := a.Received > 0; read != (b.Received > 0) {
		return read
	}
	return a.Sent > b.Sent
}

// raisedName is an exception without what it was made with, which is its own long story; but
// of a SystemExit that is the point.
func raisedName(raised string) string {
	if name, _, _ := strings.Cut(raised, "("); name != "SystemExit" {
		return name
	}
	return raised
}
