package plain

import (
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/demo/pickle"
	"exit42/ui/words"
)

// crossed takes apart the first message that came from a child: its bytes, and what they say.
func (w *walker) crossed(s demo.Scene) {
	c, m := firstMessage(&s)
	if m == nil || len(m.Head) == 0 {
		return
	}
	w.gap()
	to := ""
	if m.To != 0 {
		to = words.Who(s, m.To) + " "
	}
	w.sayf("%s sent %s%s %s through %s.%s", words.Capital(words.Who(s, m.From)), to, grouped(m.Len), plural(int(m.Len), "byte"), words.Channel(s, c.Name), frameSays(m))
	const most = 24
	w.sayf("In hex: %s.", hexOf(m.Head, most))
	switch whole := int64(len(m.Head)) == m.Len; {
	case m.Head[0] == 0x80 && whole:
		w.opcodes(m.Head)
	case m.Head[0] == 0x80:
		w.sayf("It is the beginning of a pickle; no more than %d bytes of it were kept.", len(m.Head))
	case !whole:
		w.sayf("No more than the first %d bytes were kept.", len(m.Head))
	}
}

// opcodes takes a pickle apart.
func (w *walker) opcodes(head []byte) {
	const most, mostOps = 24, 40
	ops, _ := pickle.Dis(head)
	w.sayf("It is a pickle of %d opcodes:", len(ops))
	for i, op := range ops[:min(len(ops), mostOps)] {
		to := len(head)
		if i+1 < len(ops) {
			to = ops[i+1].Pos
		}
		text := hexOf(head[op.Pos:to], most) + " is " + strings.TrimSpace(op.Name+" "+op.Arg)
		if op.Words != "" {
			text += ": " + op.Words
		}
		w.item("- ", text+".")
	}
	if more := len(ops) - mostOps; more > 0 {
		w.sayf("And %d more.", more)
	}
	if value, ok := pickle.Value(head); ok {
		w.sayf("It stands for %s.", cut(value))
	}
}

// firstMessage is the first message that another process sent to the program itself, or to whom
// it is not told.
func firstMessage(s *demo.Scene) (in *demo.Channel, first *demo.Message) {
	for i := range s.Channels {
		c := &s.Channels[i]
		for k := range c.Messages {
			m := &c.Messages[k]
			from := s.Proc(m.From)
			if c.Part == "forkserver" || m.To != s.Parent && m.To != 0 || m.From == s.Parent || m.Len == 0 || from == nil || from.Helper() {
				continue
			}
			if first == nil || m.Sent < first.Sent {
				in, first = c, m
			}
		}
	}
	return in, first
}

func frameSays(m *demo.Message) string {
	if len(m.Frame) == 0 {
		return ""
	}
	return fmt.Sprintf(" A header of %d bytes went before them, %s, which says how many follow.", len(m.Frame), hexOf(m.Frame, len(m.Frame)))
}

// hexOf writes the first bytes, each apart.
func hexOf(data []byte, most int) string {
	var all []string
	for _, b := range data[:min(most, len(data))] {
		all = append(all, hex.EncodeToString([]byte{b}))
	}
	if len(data) > most {
		all = append(all, "and more")
	}
	return strings.Join(all, " ")
}

func cut(value string) string {
	const most = 200
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return value
}

// grouped writes a number with its thousands apart.
func grouped(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
