package words

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"exit42/demo"
)

// aboutChannels says what happens to channels and to the threads that wait for them.
func aboutChannels(s demo.Scene, e demo.Event, who string) string {
	switch e.Kind {
	case demo.KindChannel:
		return channel(s, e, who)
	case demo.KindWriting:
		return fmt.Sprintf("%s writes %s to %s, where they do not fit: it sleeps until somebody reads.",
			Capital(threadOf(who, e.Thread)), count(e.Len, "byte"), Channel(s, e.Channel))
	case demo.KindReading:
		return fmt.Sprintf("%s reads from %s, and nothing lies in it: it sleeps until something comes.",
			Capital(threadOf(who, e.Thread)), Channel(s, e.Channel))
	case demo.KindFolded:
		return folded(s, e, who)
	case demo.KindMemory:
		return memory(s, e)
	case demo.KindFill:
		return fill(s, e)
	case demo.KindAsleep:
		return asleep(s, e, who)
	case demo.KindStuck:
		if why := Why(s); why != "" {
			return why
		}
		return "Nothing can move any more: every process sleeps, and the kernel knows of nobody who could wake one."
	case demo.KindTyped:
		if e.State == "closed" {
			return "The program's standard input was closed: it will read the end."
		}
		return fmt.Sprintf("The program was given this to read: %s", e.Text)
	case demo.KindSignal:
		if e.Value == "you" {
			return fmt.Sprintf("You sent the program %s.", e.Name)
		}
		return fmt.Sprintf("The program was sent %s.", e.Name)
	}
	return ""
}

func channel(s demo.Scene, e demo.Event, who string) string {
	c := s.Channel(e.Channel)
	what := Channel(s, e.Channel)
	if c == nil || c.Event != s.Index {
		return fmt.Sprintf("%s has %s, too.", Capital(who), what)
	}
	made := fmt.Sprintf("%s made %s", Capital(who), indefinite(what))
	if number(&s, c) > 0 {
		made = fmt.Sprintf("%s made another, %s,", Capital(who), Numbered(&s, c))
	}
	if e.Line > 0 {
		made += " in line " + strconv.Itoa(e.Line)
	}
	if c.Shared() {
		return made + ": memory that other processes can see, too. No bytes go through it."
	}
	return made + "."
}

func folded(s demo.Scene, e demo.Event, who string) string {
	did, through, times := "read", "from", grouped(e.Count)+" times"
	if e.Name == "write" {
		did, through = "wrote", "to"
	}
	if e.Count == 1 {
		times = "once"
	}
	return fmt.Sprintf("%s %s %s more %s %s, %s in all; that was not told one by one.", Capital(who), did, times, through, Channel(s, e.Channel), count(e.Len, "byte"))
}

func memory(s demo.Scene, e demo.Event) string {
	what := Channel(s, e.Channel)
	switch {
	case e.Value != "":
		return fmt.Sprintf("In %s lies %s, by a look from outside.", what, e.Value)
	case len(e.Head) > 0:
		return fmt.Sprintf("In %s lie the bytes %s, by a look from outside.", what, hex.EncodeToString(e.Head[:min(16, len(e.Head))]))
	}
	return ""
}

func fill(s demo.Scene, e demo.Event) string {
	what := Capital(Channel(s, e.Channel))
	switch {
	case e.Len == 0:
		return what + " is empty: the kernel says so."
	case e.Cap > 0 && e.Len >= e.Cap:
		return fmt.Sprintf("%s is full, with %s in it: the kernel says so.", what, count(e.Len, "byte"))
	case e.Cap > 0:
		return fmt.Sprintf("In %s lie %s of %s that fit: the kernel says so.", Channel(s, e.Channel), count(e.Len, "byte"), grouped(e.Cap))
	}
	return fmt.Sprintf("In %s lie %s: the kernel says so.", Channel(s, e.Channel), count(e.Len, "byte"))
}

func asleep(s demo.Scene, e demo.Event, who string) string {
	if e.Name == "" || e.Thread != "" {
		return "" // it sleeps no more; or a thread of many
	}
	if e.Value == "stdin" {
		return fmt.Sprintf("%s waits for something to read from its standard input: the kernel says so.", Capital(who))
	}
	l := demo.Link{PID: e.PID, Call: e.Name, Channel: e.Channel, Child: e.Child, Timed: e.Value == "timed"}
	return fmt.Sprintf("%s %s: the kernel says so.", Capital(who), does(s, &l))
}

// Channel names a channel in words: "the Queue of line 8", "Queue 2 of line 8", "a pipe".
func Channel(s demo.Scene, name string) string {
	c := s.Channel(name)
	if c != nil && c.What != "" {
		what := Numbered(&s, c)
		if what == c.What {
			what = "the " + what
		}
		if c.Line > 0 {
			what += " of line " + strconv.Itoa(c.Line)
		}
		return what
	}
	kind, _, _ := strings.Cut(name, ":")
	switch kind {
	case "pipe":
		return "a pipe"
	case "socket":
		return "a socket"
	case "memory", "shm":
		return "shared memory"
	}
	return "a channel"
}

// Numbered is what a channel is, in the library's words; where several of the kind were made in the
// same line, with a number: "SimpleQueue 2".
func Numbered(s *demo.Scene, c *demo.Channel) string {
	if n := number(s, c); n > 0 {
		return c.What + " " + strconv.Itoa(n)
	}
	return c.What
}

// number says which it is of the channels of its kind and line; 0 where it is the only one.
func number(s *demo.Scene, c *demo.Channel) int {
	place, all := 0, 0
	for i := range s.Channels {
		if o := &s.Channels[i]; o.What == c.What && o.Line == c.Line && o.File == c.File {
			if all++; o.Name == c.Name {
				place = all
			}
		}
	}
	if all < 2 {
		return 0
	}
	return place
}

// indefinite makes "a Queue" of "the Queue of line 8".
func indefinite(what string) string {
	what, the := strings.CutPrefix(what, "the ")
	if !the {
		return what
	}
	what, _, _ = strings.Cut(what, " of line ")
	if strings.ContainsAny(what[:min(1, len(what))], "AEIOUaeiou") {
		return "an " + what
	}
	return "a " + what
}

// threadOf names a thread of a process; the main thread is the process itself.
func threadOf(who, thread string) string {
	if thread == "" {
		return who
	}
	return "a thread of " + who + " (" + thread + ")"
}

// count counts things: "1 byte", "65,536 bytes".
func count(n int64, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return grouped(n) + " " + thing + "s"
}

// grouped writes a number with its thousands apart.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0 && digits[i-1] != '-'; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
