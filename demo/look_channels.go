package demo

import (
	"slices"
	"strings"

	"exit42/demo/guard"
)

// connected asks who is connected to whom, if there is a socket of which that was not asked.
func (l *looker) connected(now *snapshot, here []guard.Handle) {
	all := slices.Clone(here)
	for i := range now.procs {
		all = append(all, now.procs[i].handles...)
	}
	isNew := func(h guard.Handle) bool {
		_, known := l.sockets[h.Channel]
		return strings.HasPrefix(h.Channel, "socket:") && !known
	}
	if !slices.ContainsFunc(all, isNew) {
		return
	}
	answer, _ := guard.Sockets()
	clear(l.sockets)
	for _, h := range all {
		if strings.HasPrefix(h.Channel, "socket:") {
			l.sockets[h.Channel] = answer[h.Channel]
		}
	}
}

// channelsOf are the channels of the handles, and their other ends.
func channelsOf(sockets map[string]guard.Socket, handles ...[]guard.Handle) map[string]bool {
	names := map[string]bool{}
	for _, h := range slices.Concat(handles...) {
		names[h.Channel] = true
		if peer := sockets[h.Channel].Peer; peer != "" {
			names[peer] = true
		}
	}
	return names
}

// maxSpoken is how many channels are kept in mind by their names.
const maxSpoken = 4096

// ofInterest are the channels that are worth telling about: those that a process has told of, and
// those for which alone a thread sleeps. A pool of 64 has two thousand ends of others besides.
func (l *looker) ofInterest(now *snapshot, not ours) map[string]bool {
	names := map[string]bool{}
	for i := range now.procs {
		p := &now.procs[i]
		for _, h := range p.handles {
			if l.spoken[h.Channel] {
				names[h.Channel] = true
			}
		}
		for _, t := range p.threads {
			if len(t.On) == 1 {
				if h, ok := p.handle(t.On[0].FD); ok {
					names[h.Channel] = true
				}
			}
		}
	}
	for name := range names {
		if not.channels[name] {
			delete(names, name)
		}
	}
	return names
}
