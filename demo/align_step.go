package demo

import (
	"encoding/hex"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// A step is what one event means, in numbers that are the same in two runs.
type step struct {
	event int
	who   int // the process, or the stream of output
	what  int // the kind of thing that it did
	raw   int // the rest of it, as it was told
	clean int // and without what differs from run to run for no reason of the program's

	glimpse bool // whether it was seen at all is chance
}

// same reports whether two steps of a kind are the same in the rest, too. A number may be a
// pid in one of the runs and by chance a value in the other, so either will do.
func (s *step) same(other *step) bool { return s.raw == other.raw || s.clean == other.clean }

// A keyer turns what was told into numbers, the same for the same.
type keyer struct {
	number map[string]int
}

func (k *keyer) key(s string) int {
	n, ok := k.number[s]
	if !ok {
		n = len(k.number) + 1
		k.number[s] = n
	}
	return n
}

// steps lists the steps of a run in order.
func (k *keyer) steps(t *Trace) []step {
	names := newNames(t)
	begun := map[string]string{} // what was printed of a line whose end has not come
	steps := make([]step, 0, len(t.rows)+len(t.lines))
	rows, lines := t.rows, t.lines
	for len(rows)+len(lines) > 0 {
		var who, what, rest string
		var event int
		var kind Kind
		if len(lines) == 0 || len(rows) > 0 && rows[0].Event < lines[0].Event {
			event = rows[0].Event
			e := &t.events[event]
			kind = e.Kind
			who = names.of(e.PID)
			what, rest = meaning(e, &rows[0], names)
			rows = rows[1:]
		} else {
			line := &lines[0]
			event, lines = line.Event, lines[1:]
			if begun[line.Stream] += line.Text; line.Partial {
				continue
			}
			who, what, rest = line.Stream, "line", begun[line.Stream]
			delete(begun, line.Stream)
		}
		s := step{event: event, who: k.key("who " + who), what: k.key("what " + what), raw: k.key("is " + rest)}
		s.clean, s.glimpse = s.raw, kind == KindWitness
		if kind != KindWrite && kind != KindRead {
			s.clean = k.key("is " + names.clean(rest))
		}
		steps = append(steps, s)
	}
	return steps
}

// meaning says what an event did: the kind of thing, by which it finds its like in another
// run, and the rest of it, which may differ there.
func meaning(e *Event, r *Row, names *names) (what, rest string) {
	what = string(e.Kind)
	switch e.Kind {
	case KindBegin:
		rest = e.Name
	case KindEnter:
		rest = e.Func
	case KindReturn:
		what, rest = "back", "returns "+e.Value
	case KindRaise:
		what, rest = "back", "raises "+raised(e)
	case KindRun, KindJoined:
		rest = e.Value
	case KindWrite, KindRead:
		what += " " + e.Name
		rest = strconv.FormatInt(e.Len, 10) + " " + hex.EncodeToString(e.Head)
	case KindExit:
		if rest = e.Value; e.Code != nil {
			rest = itoa(*e.Code)
		}
	case KindWitness, KindStatus:
		rest = names.of(e.Child) + " " + coded(e)
	case KindReaped:
		rest = coded(e)
	case KindJoin:
		rest = names.of(e.Child)
	case KindAttr:
		what += " " + e.Name
		rest = e.Value
	case KindMissing, KindFailed:
		what += " " + e.Name
		rest = firstWord(e.Text)
	default:
		rest = r.Text + " " + r.Kernel
	}
	return what, rest
}

// coded is the exit code that an event carries.
func coded(e *Event) string {
	switch {
	case e.Status != nil:
		return itoa(DecodeStatus(*e.Status))
	case e.Code != nil:
		return itoa(*e.Code)
	}
	return ""
}

// names are what the processes of a run are called in every run: the parent, its first child,
// that one's second child.
type names struct {
	by    map[int]string
	made  map[string]int // how many each has made
	paths []string       // of the interpreter and of the program: no difference
}

func newNames(t *Trace) *names {
	n := &names{by: map[int]string{0: "app"}, made: map[string]int{}}
	for i := range t.events {
		switch e := &t.events[i]; e.Kind {
		case KindExperiment:
			for _, file := range []string{e.Value, e.File} {
				if dir := file[:strings.LastIndexAny(file, `/\`)+1]; len(dir) > 1 {
					n.paths = append(n.paths, dir)
				}
			}
		case KindBegin:
			n.begin(e)
		case KindStarted:
			n.add(e.Child, n.of(e.PID))
		}
	}
	return n
}

func (n *names) begin(e *Event) {
	switch {
	case e.Name == "main" && n.made["main"] == 0:
		n.made["main"]++
		n.by[e.PID] = "parent"
	case e.Name == "fork server" || e.Name == "resource tracker":
		n.by[e.PID] = e.Name
	case n.of(e.PPID) == "fork server":
		n.add(e.PID, "parent") // unless it is already known who asked for it
	default:
		n.add(e.PID, n.of(e.PPID))
	}
}

// add names a process that is the next one that its maker made.
func (n *names) add(pid int, maker string) {
	if _, known := n.by[pid]; known || pid == 0 {
		return
	}
	n.made[maker]++
	n.by[pid] = maker + "." + itoa(n.made[maker])
}

func (n *names) of(pid int) string {
	if name, ok := n.by[pid]; ok {
		return name
	}
	return "another"
}

// passing finds what may differ from run to run: addresses, inodes, the interpreter's library,
// and numbers, of which only pids count.
var passing = regexp.MustCompile(`0x[0-9a-fA-F]{6,}|(?:pipe|socket):\[?\d+|[^\s'"]*[/\\]lib[/\\]python[0-9.]*[/\\][^\s'"]*|\d+`)

// clean takes out of words what differs from run to run for no reason of the program's.
func (n *names) clean(words string) string {
	if !strings.ContainsAny(words, "0123456789/\\") {
		return words
	}
	for _, dir := range n.paths {
		words = strings.ReplaceAll(words, dir, "")
	}
	return passing.ReplaceAllStringFunc(words, func(found string) string {
		switch pid, err := strconv.Atoi(found); {
		case err == nil:
			if name, known := n.by[pid]; known && pid != 0 {
				return "<" + name + ">"
			}
			return found
		case strings.HasPrefix(found, "0x"):
			return "<address>"
		case strings.HasPrefix(found, "pipe:"), strings.HasPrefix(found, "socket:"):
			return "<inode>"
		}
		return path.Base(strings.ReplaceAll(found, `\`, "/"))
	})
}
