package stage

import (
	"slices"
	"strings"

	"exit42/demo"
)

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
	case child.Mute && child.How == demo.NotWatched:
		return l.nothing("not watched")
	case child.Mute || child.How == "python":
		return l.programContent(s, child)
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
	case over:
		return l.nothing("nothing was sent", "nothing sent")
	}
	return l.nothing("nothing yet")
}

// programContent is what was read of what a program printed: of it there is no more.
func (l *look) programContent(s *demo.Scene, child *demo.Proc) content {
	for i := range s.Channels {
		c := &s.Channels[i]
		its := slices.ContainsFunc(c.Ends, func(end demo.End) bool { return end.PID == child.PID })
		if !its || c.What != "stdout pipe" || len(c.Messages) == 0 {
			continue
		}
		if p := l.dissect(&c.Messages[0]); p.value != "" {
			much := plural(c.Read, "byte")
			return content{p.value, l.valueStrong, notes("printed, and read as "+much, "printed, "+much, "printed")}
		}
	}
	return l.nothing("a program, and no function: it returns no value", "a program returns no value", "a program: no value")
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
		words := l.begun(s, child, last)
		return content{l.glyphs.Ellipsis, l.valueStrong, words}, words != nil
	}
	pickled := much
	if len(p.ops) > 0 { // without the header, which the stage counts
		pickled += " of pickle"
	}
	switch {
	case last.Received > 0:
		return content{p.value, l.valueStrong, notes("crossed as "+pickled, pickled, much, "")}, true
	case unread(in, last) && s.Over():
		return content{p.value, l.valueStrong, notes("sent as "+much+", never read", much+", never read", "never read")}, true
	case unread(in, last):
		return content{p.value, l.valueStrong, notes("sent as "+much+", not read yet", much+", not read yet", "not read yet")}, true
	}
	return content{p.value, l.valueStrong, notes("sent as "+much, much+" sent", "sent")}, true
}

// begun says how far a message is of which no more was told than its header; nil where it is not one.
func (l *look) begun(s *demo.Scene, child *demo.Proc, m *demo.Message) []note {
	if len(m.Frame) == 0 || len(m.Head) > 0 || m.Len == 0 {
		return nil
	}
	much := plural(m.Len, "byte")
	writes := slices.ContainsFunc(child.Sleeps, func(sleep demo.Sleep) bool { return sleep.Len == m.Len && !sleep.Eased })
	switch {
	case s.Over() && writes:
		return notes(much+": the write never came back", "a write that never came back", "never written whole")
	case writes:
		return notes(much+" under way: the write sleeps", much+" under way", much)
	}
	if s.Over() {
		return nil
	}
	return notes(much+" are to follow the header", much+" are to follow", much)
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
