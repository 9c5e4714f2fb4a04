package stage

import (
	"fmt"
	"math/bits"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
)

// statusLines is how many lines the picture of a wait status has at the most.
const statusLines = 9

// finish puts the words below the bits, and blank lines between where there is room for them.
func (d *statusPicture) finish() []string {
	lines := d.drawn
	room := statusLines - len(d.drawn) - len(d.said)
	if len(lines) > 1 && room > 1 {
		lines = append([]string{lines[0], ""}, lines[1:]...)
	}
	if room > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, d.said...)
	return lines[:min(len(lines), statusLines)]
}

// say adds a sentence, wrapped. The first word that is the code has the code's colour.
func (d *statusPicture) say(code, sentence string) {
	const minus = "~" // it is in no sentence, and no line ends behind it
	sentence = ansi.Wordwrap(strings.ReplaceAll(sentence, " -", " "+minus), max(1, d.w-2), "")
	for line := range strings.SplitSeq(strings.ReplaceAll(sentence, minus, "-"), "\n") {
		r := d.row()
		r.to(1)
		for i, word := range strings.Split(line, " ") {
			if i > 0 {
				r.put(d.text, " ")
			}
			bare := strings.TrimRight(word, ",:.")
			if bare == code && code != "" {
				r.put(d.exitStrong, bare)
				word, code = word[len(bare):], ""
			}
			r.put(d.text, word)
		}
		d.said = append(d.said, r.String())
	}
}

// sayWord says what a wait status says.
func (d *statusPicture) sayWord(code, core, signal int) {
	number := strconv.Itoa(code)
	switch asked := d.asked(code); {
	case signal == 0x7f:
		d.say("", fmt.Sprintf("%s was stopped by signal %d: such a word is no end.", d.who, code))
	case signal != 0:
		dumped := ""
		if core != 0 {
			dumped = " with a core dump"
		}
		number = strconv.Itoa(-signal)
		by := " by"
		if who := d.s.EndedBy(d.p); who != "" {
			by = " by " + who + ", with"
		}
		says := "" // of Go's, and of other libraries, no number is known here
		if strings.HasPrefix(d.s.Run.Runtime, "Python") {
			says = fmt.Sprintf(" Python's exitcode says %s for that.", number)
		}
		d.say(number, fmt.Sprintf("%s was ended%s signal %s%s: there is no exit code.%s", d.who, by, signalName(signal), dumped, says))
	case asked != nil:
		d.say(number, fmt.Sprintf("%s exited with %s, which is %d & 255: the word has eight bits for the code.", d.who, number, *asked))
	default:
		d.say(number, fmt.Sprintf("%s exited with %s: the high byte is the exit code, and no signal ended it.", d.who, number))
	}
	d.sayServer()
}

// sayServer says by which way the parent learns of a fork server's child.
func (d *statusPicture) sayServer() {
	if !d.served() {
		return
	}
	if d.p.Status == nil {
		d.say("", "A fork server waits for it; the parent gets the code alone, through a pipe.")
		return
	}
	code := strconv.Itoa(demo.DecodeStatus(*d.p.Status)) // as the fork server writes it
	d.say(code, "The parent gets only "+code+", through a pipe.")
}

// served reports whether a fork server made the process, and so waits for it.
func (d *statusPicture) served() bool {
	if d.p == nil {
		return false
	}
	return d.isServer(d.p.PPID) || d.isServer(d.p.Reader)
}

func (d *statusPicture) isServer(pid int) bool {
	p := d.s.Proc(pid)
	return pid != 0 && p != nil && p.Helper() && p.How == "fork server"
}

// from says in few words where the status was seen.
func (d *statusPicture) from() string {
	reader := d.p.Reader
	switch {
	case d.p.State == demo.Zombie:
		return "waits in the zombie"
	case reader == 0:
		return "as the kernel showed it"
	case reader == d.s.Parent:
		return "from waitpid: the parent"
	case d.isServer(reader):
		return "from waitpid: fork server"
	}
	return "from waitpid: " + strconv.Itoa(reader)
}

// nibbles writes the low n bits of a number, in groups of four from the right.
func nibbles(number uint64, n int) string {
	var b strings.Builder
	for i := n - 1; i >= 0; i-- {
		b.WriteByte('0' + byte(number>>i&1))
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// lostBits writes the bits of a code above the eighth: no more than four, and that there are more.
func lostBits(asked int, ellipsis string) string {
	n := bits.Len64(uint64(asked)) - 8
	if n <= 4 {
		return nibbles(uint64(asked)>>8, max(0, n))
	}
	return ellipsis + " " + nibbles(uint64(asked)>>8, 4)
}

func lostWords(asked int) string {
	switch n := bits.Len64(uint64(asked)) - 8; {
	case asked < 0:
		return "only its low byte is kept"
	case n == 1:
		return "its ninth bit is lost"
	default:
		return fmt.Sprintf("its upper %d bits are lost", n)
	}
}

// signalName is a signal's number, with its name where that is the same on every system.
func signalName(n int) string {
	name, ok := map[int]string{
		1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 5: "SIGTRAP", 6: "SIGABRT", 8: "SIGFPE",
		9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM",
	}[n]
	if !ok {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d (%s)", n, name)
}

// endWords is an exit code; or the signal, where there is none.
func endWords(code int) string {
	if code < 0 {
		return "signal " + strconv.Itoa(-code)
	}
	return strconv.Itoa(code)
}
