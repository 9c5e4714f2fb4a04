package plain

import (
	"fmt"

	"exit42/demo"
)

// status says the wait status of the child, taken apart; where there was no child, the program's own.
func (w *walker) status(r ran) {
	s := r.trace.At(r.trace.Len())
	who, p := "the child", s.Proc(s.Child)
	if s.Child == 0 {
		who, p = "the program itself", s.Proc(s.Parent)
	}
	w.gap()
	switch {
	case p == nil || p.Status == nil && p.Code == nil:
		w.sayf("The wait status of %s was not observed.", who)
	case p.Status == nil:
		w.sayf("The exit code of %s is %d. A wait status was not observed%s.", who, *p.Code, noStatus(s))
	case *p.Status>>16 != 0:
		w.sayf("The wait status of %s is 0x%x. It is wider than 16 bits, and is not taken apart.", who, *p.Status)
	default:
		w.bits(who, p)
	}
	w.boxesStay(r)
}

func noStatus(s demo.Scene) string {
	if len(s.Run.OS) >= 7 && s.Run.OS[:7] == "windows" {
		return ": Windows keeps one number of 32 bits, and no bits for a signal"
	}
	return ""
}

// bits says what each group of the sixteen bits says.
func (w *walker) bits(who string, p *demo.Proc) {
	status := *p.Status
	code, core, signal := status>>8, status>>7&1, status&0x7f
	w.sayf("The wait status of %s is 0x%04x, in decimal %d. Its sixteen bits, from the highest to the lowest: %s, then %d, then %s.",
		who, status, status, nibbles(code, 8), core, nibbles(signal, 7))
	w.item("- ", fmt.Sprintf("The high eight bits, %s, are %d: %s.", nibbles(code, 8), code, highSays(code, signal)))
	w.item("- ", fmt.Sprintf("The next bit, %d, is the core bit: %s.", core, map[int]string{0: "no core was dumped", 1: "its memory was dumped, as a core"}[core]))
	w.item("- ", fmt.Sprintf("The low seven bits, %s, are %d: %s.", nibbles(signal, 7), signal, lowSays(signal)))
	if a := p.Asked; a != nil && signal == 0 && *a != code && *a&0xff == code {
		w.sayf("It asked to exit with %d. Only the low eight bits of that fit: %d & 255 is %d.", *a, *a, code)
	}
}

func highSays(code, signal int) string {
	if signal != 0 {
		return "there is no exit code, since a signal ended it"
	}
	return fmt.Sprintf("the exit code is %d", code)
}

func lowSays(signal int) string {
	if signal == 0 {
		return "no signal ended it"
	}
	return fmt.Sprintf("signal %d ended it, so a program reads %d", signal, -signal)
}

// nibbles writes a number in binary, in groups of four from the right.
func nibbles(n, bits int) string {
	digits := fmt.Sprintf("%0*b", bits, n)
	text := ""
	for i, d := range digits {
		if i > 0 && (bits-i)%4 == 0 {
			text += " "
		}
		text += string(d)
	}
	return text
}
