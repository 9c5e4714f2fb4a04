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
	kernel, code := "from the kernel", "from your code"
	if several(s) && !o.Hidden {
		kernel, code = "of "+strconv.Itoa(s.Child), "of "+strconv.Itoa(s.Child)
		long = true
	}
	left := l.box(l.exitBox, l.exitStrong, "EXIT CODE", kernel, long, exit, p.boxes[0])
	right := l.box(l.valueBox, l.valueStrong, "RETURNED VALUE", code, long, value, p.boxes[1])
	return []string{left[0] + right[0], left[1] + right[1], left[2] + right[2]}
}

// several reports whether the child is not the only one, so that it has to be said of whom the boxes are.
func several(s *demo.Scene) bool {
	n := 0
	for i := range s.Procs {
		if p := &s.Procs[i]; p.PID != s.Parent && !p.Helper() {
			n++
		}
	}
	return n > 1 && s.Child != 0
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
	if code < 0 {
		return l.signalContent(s, p, -code)
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
	case ok && code < 0:
		return l.signalContent(s, child, -code)
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
	case child.Asked != nil && *child.Asked != code:
		cut := strconv.Itoa(*child.Asked) + " & 255"
		say("exited "+cut, cut)
	default:
		say("exited " + c.main)
	}
	return c
}

// signalContent is the end of a process that did not exit: the kernel has no code of it, and no
// number below zero either, which is the library's.
func (l *look) signalContent(s *demo.Scene, p *demo.Proc, signal int) content {
	c := content{main: "signal " + strconv.Itoa(signal), pen: l.exitStrong}
	status, dot := "", " "+l.glyphs.Separator+" "
	if p.Status != nil {
		status = fmt.Sprintf("0x%04x", *p.Status) + dot
	}
	if p.PID == s.Parent && s.Child == 0 {
		c.notes = notes("the program itself" + dot + "no exit code")
	}
	say := func(words ...string) {
		for _, w := range words {
			c.notes = append(c.notes, note{before: status + w})
		}
		c.notes = append(c.notes, notes(words...)...)
	}
	switch by := s.EndedBy(p); {
	case p.State == demo.Zombie && p.Status != nil:
		say("waits in the zombie", "in the zombie", "zombie")
	case by != "":
		say("no exit code: ended by "+by, "ended by "+by, "by "+by)
	case strings.HasPrefix(s.Run.Runtime, "Python"):
		say("no exit code; Python says -"+strconv.Itoa(signal), "Python says -"+strconv.Itoa(signal), "Python: -"+strconv.Itoa(signal), "no exit code")
	default:
		say("no exit code")
	}
	c.notes = append(c.notes, note{})
	return c
}
