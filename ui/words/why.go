package words

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"exit42/demo"
)

// Why says from evidence who waits for whom, and what cannot come; empty where nobody is known
// to sleep.
func Why(s demo.Scene) string {
	why, ok := s.Why()
	if !ok {
		return ""
	}
	switch why.Pattern {
	case "join-before-get":
		return joinBeforeGet(s, &why)
	case "nobody-writes":
		return nobodyWrites(s, &why)
	case "worker-lost":
		return workerLost(s, &why)
	case "all-asleep":
		return allAsleep(s, &why)
	}
	return chain(s, why.Links)
}

// joinBeforeGet: who waits is the only one who could read what the other has to write first.
func joinBeforeGet(s demo.Scene, why *demo.Reason) string {
	from, to := Who(s, why.From), Who(s, why.To)
	text := fmt.Sprintf("%s %s.", Capital(to), in(stands(s, why.To), waitsFor(s, why.To, why.From)))
	i := slices.IndexFunc(why.Links, func(l demo.Link) bool { return l.PID == why.From && l.Writes() })
	if i < 0 {
		return text
	}
	l := &why.Links[i]
	writer := "it"
	if l.Thread != "" {
		writer = "its thread " + l.Thread
	}
	text += fmt.Sprintf(" %s cannot end: %s %s, %s", Capital(from), writer, in(where(s, l), writesTo(s, l)), howFull(s, l.Channel))
	if others := without(l.Holders, why.From, why.To); len(others) == 0 {
		return text + fmt.Sprintf(", and only %s could read from it.", to)
	}
	return text + fmt.Sprintf(", and %s, who could read from it, does not.", to)
}

// nobodyWrites: who reads from an empty channel waits for nobody.
func nobodyWrites(s demo.Scene, why *demo.Reason) string {
	to := Who(s, why.To)
	i := slices.IndexFunc(why.Links, func(l demo.Link) bool { return l.PID == why.To && l.Reads() })
	if i < 0 {
		return fmt.Sprintf("%s waits for something that nobody will write.", Capital(to))
	}
	l := &why.Links[i]
	text := fmt.Sprintf("%s %s through %s, and it is empty.",
		Capital(threadOf(to, l.Thread)), in(where(s, l), "waits for something to come"), Channel(s, l.Channel))
	others := without(l.Holders, why.To)
	w := slices.IndexFunc(why.Links, func(w demo.Link) bool { return w.Waits() && w.Child == why.To })
	if w >= 0 { // who waits for the reader's end
		waits := &why.Links[w]
		text = fmt.Sprintf("%s %s. %s", Capital(withPID(s, waits.PID)), in(where(s, waits), does(s, waits)), text)
	}
	switch {
	case w >= 0 && len(others) == 1 && others[0] == why.Links[w].PID && len(l.Holders) == 1:
		return text + fmt.Sprintf(" Nothing will come, and not the end either: only %s has the end to write to.", withPID(s, others[0]))
	case len(others) > 0:
		return text + fmt.Sprintf(" Nothing will come: %s could write to it, and %s, too.", list(s, others), verb(others, "sleeps", "sleep"))
	case slices.Contains(l.Holders, why.To):
		return text + fmt.Sprintf(" Nothing will come, and not the end either: nobody but %s itself still has the end to write to.", to)
	}
	return text + " Nobody is left who could write to it."
}

// workerLost: the one who had the task is gone, and whoever took its place does not know of it.
func workerLost(s demo.Scene, why *demo.Reason) string {
	how := "ended"
	if p := s.Proc(why.From); p != nil {
		if code, ok := p.ExitCode(); ok {
			how += " with " + ended(code)
			if code < 0 {
				how = "was ended by " + ended(code)
			}
		}
	}
	return fmt.Sprintf("%s waits for an answer that will not come: %s, which owed it, %s, and another took its place.",
		Capital(Who(s, why.To)), withPID(s, why.From), how)
}

// allAsleep: each sleeps, whoever waits for whom.
func allAsleep(s demo.Scene, why *demo.Reason) string {
	links := slices.Clone(why.Links)
	for _, l := range s.Asleep() {
		if !slices.ContainsFunc(links, func(known demo.Link) bool { return known.PID == l.PID }) {
			links = append(links, l)
		}
	}
	text := "Nothing can move. " + chain(s, links)
	if slices.ContainsFunc(links, func(l demo.Link) bool { return l.PID != links[0].PID }) {
		return text + " None of them can wake another."
	}
	return text + " Nobody is seen who could wake it."
}

// chain says of each thread that sleeps what it waits for; the first few of them.
func chain(s demo.Scene, links []demo.Link) string {
	const most = 3
	var said []string
	for i := range links {
		if left := len(links) - i; i == most && left > 1 {
			said = append(said, fmt.Sprintf("And %s more sleep as well.", grouped(int64(left))))
			break
		}
		l := &links[i]
		said = append(said, fmt.Sprintf("%s %s.", Capital(threadOf(withPID(s, l.PID), l.Thread)), in(where(s, l), does(s, l))))
	}
	return strings.Join(said, " ")
}

// does says what a thread that sleeps does.
func does(s demo.Scene, l *demo.Link) string {
	switch {
	case l.Waits() && l.Child != 0:
		return waitsFor(s, l.PID, l.Child)
	case l.Waits():
		return "waits for a child to end"
	case l.Writes():
		text := writesTo(s, l) + ", " + howFull(s, l.Channel)
		if others := without(l.Holders, l.PID); len(others) == 1 {
			text += ", and only " + withPID(s, others[0]) + " could read from it"
		}
		return text
	case l.Reads() && l.Timed:
		return "waits for a while for something to come through " + Channel(s, l.Channel)
	case l.Reads():
		return "waits for something to come through " + Channel(s, l.Channel)
	}
	switch l.Call {
	case "futex":
		return "waits for a lock or another thread"
	case "sleep", "nanosleep", "clock_nanosleep":
		return "sleeps for a time of its own"
	case "pause", "sigsuspend", "rt_sigsuspend", "sigtimedwait", "rt_sigtimedwait":
		return "waits for a signal"
	case "flock", "fcntl":
		return "waits for a file that another has locked"
	case "read", "readv", "recv", "recvfrom", "recvmsg":
		return "waits to read something"
	case "write", "writev", "send", "sendto", "sendmsg":
		return "waits to write something"
	case "open", "openat":
		return "waits to open a file"
	case "accept", "accept4":
		return "waits for somebody to connect"
	case "poll", "ppoll", "select", "pselect6", "epoll_wait", "epoll_pwait":
		return "waits for something to come"
	case "":
		return "sleeps"
	}
	return "sleeps in " + l.Call
}

// waitsFor says that one process waits for the end of another.
func waitsFor(s demo.Scene, pid, child int) string {
	stopped := ""
	if c := s.Proc(child); c != nil && c.Kernel == "T" && c.State < demo.Ended {
		stopped = ", which is stopped"
	}
	if p := s.Proc(pid); p != nil && p.Waiting != "" {
		return "waits in " + p.Waiting + " for " + withPID(s, child) + stopped
	}
	return "waits for " + withPID(s, child) + " to end" + stopped
}

// writesTo says what a thread writes, as far as it was told, and where to.
func writesTo(s demo.Scene, l *demo.Link) string {
	if l.Len > 0 {
		return "writes " + count(l.Len, "byte") + " to " + Channel(s, l.Channel)
	}
	return "writes to " + Channel(s, l.Channel)
}

// howFull says that nothing more fits, with the numbers, where they are known. A pipe may have no
// room though it has less in it than it could have: it is made of whole pages, and the last bytes of one may stay free.
func howFull(s demo.Scene, name string) string {
	c := s.Channel(name)
	switch {
	case c == nil || c.Cap == 0 || c.Fill == 0:
		return "which is full"
	case c.Fill < c.Cap:
		return fmt.Sprintf("which takes no more (%s of %s; every page is taken)", grouped(c.Fill), count(c.Cap, "byte"))
	}
	return fmt.Sprintf("which is full (%s of %s)", grouped(c.Fill), count(c.Cap, "byte"))
}

// withPID names a process with its pid, but for the parent, of whom there is one. How the library
// made it is not in its name, but which program it is.
func withPID(s demo.Scene, pid int) string {
	who := Who(s, pid)
	if pid != s.Parent && !strings.HasSuffix(who, strconv.Itoa(pid)) {
		who += " " + strconv.Itoa(pid)
	}
	if p := s.Proc(pid); p != nil && p.Mute && p.How != demo.NotWatched {
		who += " (" + p.How + ")" // the name of a program
	}
	return who
}

func without(pids []int, those ...int) []int {
	return slices.DeleteFunc(slices.Clone(pids), func(pid int) bool { return slices.Contains(those, pid) })
}

// list names some processes.
func list(s demo.Scene, pids []int) string {
	const most = 3
	var names []string
	for i, pid := range pids {
		if i == most {
			names = append(names, grouped(int64(len(pids)-most))+" more")
			break
		}
		names = append(names, withPID(s, pid))
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

func verb(pids []int, one, many string) string {
	if len(pids) == 1 {
		return one
	}
	return many
}
