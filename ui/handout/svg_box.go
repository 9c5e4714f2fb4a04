package handout

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/ui/stage"
)

// boxes draws the two boxes that never merge.
func (d *drawing) boxes() {
	const left, right = 4, 336
	top := d.y + 5
	exit, value := layOut(&d.script.Exit, right-left-12), layOut(&d.script.Value, svgWide-right-4)
	high := max(exit.high, value.high)
	fmt.Fprintf(d, `<rect class="box exit" x="%d" y="%d" width="%d" height="%d"/>`+"\n", left, top, right-left-12, high)
	fmt.Fprintf(d, `<rect class="box value" x="%d" y="%d" width="%d" height="%d" rx="10"/>`+"\n", right, top, svgWide-right-4, high)
	fmt.Fprintf(d, `<rect class="box value inner" x="%d" y="%d" width="%d" height="%d" rx="7"/>`+"\n", right+3, top+3, svgWide-right-10, high-6)
	d.box("exit", left+14, top, "EXIT CODE", "from the kernel", &exit)
	d.box("value", right+14, top, "RETURNED VALUE", "from your code", &value)
	d.y = top + high + 4
}

// A boxText is what a box says, cut to lines.
type boxText struct {
	main string
	note []string
	at   float64 // where the note begins, right of the content or below it
	down int
	high int
}

// layOut sets the note beside a short content, and else below it.
func layOut(h *stage.Holding, wide int) boxText {
	const strong = 10.9 // a letter of 18 units
	room := float64(wide - 30)
	b := boxText{main: ansi.Truncate(h.Main, int(room/strong), "…"), high: 62}
	if h.Main == "?" { // to be filled in
		return boxText{high: 76}
	}
	b.at = float64(ansi.StringWidth(b.main))*strong + 14
	if fits := int((room - b.at) / letter); fits >= 18 {
		if b.note = wrap(h.Note, fits); len(b.note) < 3 {
			b.down = 43
			if len(b.note) == 2 {
				b.down = 36
			}
			return b
		}
	}
	b.at, b.down = 0, 62
	b.note = wrap(h.Note, int(room/letter))
	b.high = 56 + 16*len(b.note)
	return b
}

func (d *drawing) box(is string, x, top int, title, from string, b *boxText) {
	d.text("name "+is, float64(x), top+19, "", title)
	d.text("muted", float64(x)+float64(len(title)+1)*letter+4, top+19, "", from)
	if b.main == "" {
		return
	}
	d.text("strong "+is, float64(x), top+44, "", b.main)
	for i, line := range b.note {
		d.text("muted", float64(x)+b.at, top+b.down+i*16, "", line)
	}
}

// wrap breaks a text into lines of at most so many letters; three at the most.
func wrap(text string, wide int) []string {
	const most = 3
	if text == "" {
		return nil
	}
	all := strings.Split(ansi.Wrap(text, wide, ""), "\n")
	if len(all) > most {
		all = append(all[:most-1], ansi.Truncate(strings.Join(all[most-1:], " "), wide, "…"))
	}
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}
