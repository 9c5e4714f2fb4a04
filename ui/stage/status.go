package stage

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"exit42/demo"
	"exit42/ui/theme"
)

// Status draws the wait status of the scene's child, taken apart: its bits as the exit code, the
// core bit and the signal, and what they say. Where there was no child, it is that of the program
// itself. What was not observed is said not to be. There are at most nine lines, of at most w
// cells; from 56 on nothing is cut but a number of more digits than an exit code ever had.
func Status(s demo.Scene, t theme.Theme, w int) []string {
	d := &statusPicture{look: newLook(&t), s: &s, who: "The child", w: w}
	switch {
	case w <= 0:
		return nil
	case s.Child != 0:
		d.p = s.Proc(s.Child)
	case s.Parent != 0 && s.Over():
		d.p, d.who = s.Proc(s.Parent), "The program itself"
	}
	switch {
	case d.p == nil || d.p.Status == nil && d.p.Code == nil:
		d.drawNothing()
	case d.p.Status != nil:
		d.drawWord(*d.p.Status)
	default:
		d.drawCode(*d.p.Code)
	}
	return d.finish()
}

// A statusPicture is what the drawing of a wait status has in hand.
type statusPicture struct {
	*look
	s     *demo.Scene
	p     *demo.Proc // whose status it is; nil for nobody's
	who   string     // how a sentence calls it
	w     int
	drawn []string // the heading and the bits
	said  []string // the lines of the sentences below
}

// The cells at which the three parts of the word are drawn, and how wide they are.
const (
	highAt, highW     = 16, 9
	coreAt, coreW     = 34, 1
	signalAt, signalW = 44, 8
)

// drawWord draws a wait status, as the kernel gave it.
func (d *statusPicture) drawWord(status int) {
	number := fmt.Sprintf("0x%04x = %d", status, status)
	d.heading("WAIT STATUS", number, d.from())
	if status>>16 != 0 {
		d.say("", "It is wider than the 16 bits of a wait status, and is not taken apart.")
		return
	}
	code, core, signal := status>>8, status>>7&1, status&0x7f
	word := []part{
		{at: highAt, w: highW, bits: nibbles(uint64(code), 8), label: "exit code ", number: strconv.Itoa(code), on: d.exit, strong: d.exitStrong},
		{at: coreAt, w: coreW, bits: strconv.Itoa(core), label: "core bit ", number: strconv.Itoa(core), on: d.muted, strong: d.text},
		{at: signalAt, w: signalW, bits: nibbles(uint64(signal), 7), label: "signal ", number: strconv.Itoa(signal), on: d.muted, strong: d.text},
	}
	if core == 1 {
		word[1].on, word[1].strong = d.text, d.title
	}
	if signal != 0 {
		word[0].label, word[0].number, word[0].on, word[0].strong = "no exit code", "", d.muted, d.muted
		word[2].on, word[2].strong = d.text, d.title
	} else if cut := d.asked(code); cut != nil {
		d.drawAsked(*cut)
	}
	d.drawParts(word)
	d.sayWord(code, core, signal)
}

// A part is some bits of a number, and what they say.
type part struct {
	at, w         int
	bits          string
	label, number string
	on, strong    pen
}

// drawParts draws bits, a bracket below each part, and its label.
func (d *statusPicture) drawParts(parts []part) {
	bits, brackets, labels := d.row(), d.row(), d.row()
	for _, p := range parts {
		bits.to(p.at)
		bits.put(p.strong, p.bits)
		brackets.to(p.at)
		if p.w == 1 {
			brackets.put(p.on, d.glyphs.Vertical)
		} else {
			brackets.put(p.on, d.glyphs.BottomLeft+times(d.glyphs.Horizontal, p.w-2)+d.glyphs.BottomRight)
		}
		labels.to(p.at + p.w/2 - (cells(p.label)+cells(p.number))/2)
		labels.put(p.on, p.label)
		labels.put(p.strong, p.number)
	}
	d.drawn = append(d.drawn, bits.String(), brackets.String(), labels.String())
}

// asked is the code that the process asked to exit with, where that is another than the code that
// came of it, since it has more than eight bits.
func (d *statusPicture) asked(code int) *int {
	if a := d.p.Asked; a != nil && *a != code && *a&0xff == code {
		return a
	}
	return nil
}

// drawAsked draws the bits of what was asked for above those that are left of it.
func (d *statusPicture) drawAsked(asked int) {
	lost := lostBits(asked, d.glyphs.Ellipsis)
	high, fall := d.row(), d.row()
	high.to(highAt - 1 - cells(lost))
	high.put(d.muted, lost+" ")
	high.put(d.exit, nibbles(uint64(asked), 8))
	high.put(d.text, "   asked for "+strconv.Itoa(asked))
	fall.to(highAt - 1 - cells(lost))
	for _, c := range lost {
		if c == '0' || c == '1' {
			fall.put(d.bad, d.glyphs.Cross)
		} else {
			fall.to(fall.at + 1)
		}
	}
	down := times(d.glyphs.Down, 4)
	fall.put(d.exit, " "+down+" "+down)
	fall.put(d.muted, "   "+lostWords(asked))
	d.drawn = append(d.drawn, high.String(), fall.String())
}

// drawCode draws an exit code that came without a wait status.
func (d *statusPicture) drawCode(code int) {
	windows := strings.HasPrefix(d.s.Run.OS, "windows")
	if !windows || code < 0 || code > math.MaxUint32 {
		if windows {
			d.heading("EXIT CODE", strconv.Itoa(code), "no wait status")
			d.say("", "Windows has no wait status, and no bits for a signal.")
			return
		}
		d.heading("EXIT CODE", strconv.Itoa(code), "no wait status was observed")
		d.say("", "The number alone was told, and not the word of 16 bits that it came in.")
		d.sayServer()
		return
	}
	number := strconv.Itoa(code)
	d.heading("EXIT CODE", fmt.Sprintf("0x%08x = %s", code, number), "no wait status")
	bits := nibbles(uint64(code), 32)
	d.drawParts([]part{{at: 8, w: len(bits), bits: bits, label: "exit code ", number: number, on: d.exit, strong: d.exitStrong}})
	d.say(number, d.who+" exited with "+number+". Windows keeps one number of 32 bits: it has no wait status, and no bits for a signal.")
}

// drawNothing says why there is nothing to draw.
func (d *statusPicture) drawNothing() {
	d.heading("WAIT STATUS", d.glyphs.Dash, "")
	switch {
	case d.s.Child == 0 && d.p != nil:
		d.say("", "The program had no child, and its own wait status was not observed.")
	case d.p == nil && d.s.Over():
		d.say("", "The run is over, and no child was seen.")
	case d.p == nil:
		d.say("", "There is none yet: no child has begun.")
	case d.p.State != demo.Ended && d.p.State != demo.Zombie && d.p.State != demo.Gone && !d.s.Over():
		d.say("", "There is none yet: the child has not ended.")
		d.sayServer()
	default:
		d.say("", "The child has ended, and its wait status was not observed.")
		d.sayServer()
	}
}

func (d *statusPicture) row() row { return row{max: d.w, look: d.look} }

// heading draws the number as it was observed, and where.
func (d *statusPicture) heading(title, number, words string) {
	r := d.row()
	r.to(1)
	r.put(d.title, title)
	r.put(d.text, "  "+number)
	if words != "" && r.at+3+cells(words) <= d.w {
		r.put(d.muted, " "+d.glyphs.Separator+" "+words)
	}
	d.drawn = append(d.drawn, r.String())
}
