package demo

import (
	"path"
	"regexp"
	"strconv"
	"strings"
)

// names are what the processes of a run are called in every run: the parent, its first child,
// that one's second child.
type names struct {
	keys     *keyer
	by       map[int]string
	channels map[string]string
	folded   map[string]bool // the channels of which not each read was told
	made     map[string]int  // how many of a kind there are
	paths    []string        // of the interpreter and of the program: no difference
}

func newNames(t *Trace, keys *keyer) *names {
	n := &names{
		keys: keys, by: map[int]string{0: "app"}, channels: map[string]string{}, folded: map[string]bool{},
		made: map[string]int{},
	}
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
		case KindChannel:
			if _, known := n.channels[e.Channel]; !known {
				n.channels[e.Channel] = n.next("channel of " + n.of(e.PID))
			}
		case KindFolded:
			n.folded[e.Channel] = true
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
	n.by[pid] = n.next("child of " + maker)
}

// next names the next one of a kind, in the same short way in both runs: of a long chain of
// processes the last has no longer name than the first.
func (n *names) next(kind string) string {
	n.made[kind]++
	return "#" + itoa(n.keys.key(kind+" "+itoa(n.made[kind])))
}

func (n *names) of(pid int) string {
	if name, ok := n.by[pid]; ok {
		return name
	}
	return "another"
}

// doer names the thread that did something, and its process.
func (n *names) doer(e *Event) string {
	thread, who := e.Thread, n.of(e.PID)
	switch _, err := strconv.Atoi(thread); {
	case thread == "":
		return who
	case err == nil:
		thread = "nameless" // the number is the system's
	case thread == feeder:
		thread += " " + n.channels[e.Channel]
	}
	thread, _, _ = strings.Cut(thread, " (") // before 3.10, what it runs is no part of its name
	return who + " " + thread
}

// feeder is the name of each thread that writes for a Queue; a process has one a queue.
const feeder = "QueueFeederThread"

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
