package handout

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/demo"
	"exit42/ui/stage"
)

// The picture, in its own units: three lanes over two boxes. Its text has letters of one width.
const (
	svgWide   = 720
	letter    = 7.25 // of a text of 12 units
	rowHigh   = 16
	parentAt  = 14
	kernelAt  = 250
	kernelEnd = 464
	childAt   = 478
	lanesTop  = 34
)

// How many letters fit: into the outer lanes, and on an arrow between its head and its end.
const (
	laneFits   = 31
	kernelFits = 29
	arrowFits  = 24
)

// picture writes a run: a figure whose drawing has its words in a list besides.
func (p *page) picture(b *Picture) {
	p.pictures++
	id := fmt.Sprintf("picture-%d", p.pictures)
	by := esc(b.By)
	if rest, ok := strings.CutPrefix(by, "RECORDED "); ok {
		by = `<strong class="recorded">RECORDED</strong> ` + rest
	}
	p.line(`<figure class="run"><figcaption><b>%s</b> <span class="by">%s</span></figcaption>`, esc(b.Title), by)
	d := &drawing{script: &b.Script}
	if b.Empty {
		d.blank()
	} else {
		d.lanes(b.Like)
	}
	d.boxes()
	p.line(`<svg role="img" aria-labelledby="%s-title %s-desc" viewBox="0 0 %d %d" xmlns="http://www.w3.org/2000/svg">
<title id="%s-title">%s</title>
<desc id="%s-desc">%s</desc>
%s</svg>`, id, id, svgWide, d.y, id, esc(b.Title), id, esc(b.summary()), d.frame()+d.String())
	if len(b.Words) > 0 {
		p.line("<details><summary>The same in words</summary>\n<ol>")
		for _, words := range b.Words {
			p.line("<li>%s</li>", esc(words))
		}
		p.line("</ol></details>")
	}
	p.line("</figure>")
}

// summary is the picture in a few words, for who hears it.
func (b *Picture) summary() string {
	if b.Empty {
		return "Three empty lanes, parent, kernel and child, and two empty boxes, exit code and returned value, to be filled in by hand."
	}
	return fmt.Sprintf("Three lanes with %s. Exit code, from the kernel: %s. Returned value, from your code: %s.",
		counted(len(b.Script.Beats), "event"), spoken(b.Script.Exit), spoken(b.Script.Value))
}

func spoken(h stage.Holding) string { return strings.TrimSpace(h.Main + "  " + h.Note) }

// A drawing is a picture while it is drawn, from the top down.
type drawing struct {
	strings.Builder
	script *stage.Script
	y      int // how far it has come
	bottom int // of the lanes
}

// frame is the ground: the lanes with their names.
func (d *drawing) frame() string {
	var b strings.Builder
	high := d.bottom - 4
	for _, lane := range []struct{ x, w int }{{4, 236}, {kernelAt, kernelEnd - kernelAt}, {childAt - 4, svgWide - childAt}} {
		fmt.Fprintf(&b, `<rect class="lane" x="%d" y="4" width="%d" height="%d" rx="6"/>`+"\n", lane.x, lane.w, high)
	}
	for _, name := range []struct {
		x    int
		text string
	}{{parentAt, d.script.Parent}, {kernelAt + 84, "KERNEL"}, {childAt + 6, d.script.Child}} {
		fmt.Fprintf(&b, `<text class="name" x="%d" y="22">%s</text>`+"\n", name.x, esc(name.text))
	}
	return b.String()
}

// text writes a line. Is: exit, value, muted, or nothing of these.
func (d *drawing) text(is string, x float64, y int, anchor, text string) {
	class := ""
	if is != "" {
		class = fmt.Sprintf(` class="%s"`, is)
	}
	if anchor != "" {
		anchor = ` text-anchor="` + anchor + `"`
	}
	fmt.Fprintf(d, `<text%s x="%.0f" y="%d"%s>%s</text>`+"\n", class, x, y, anchor, esc(text))
}

// lanes draws the beats, one below the other. What is above them is like that picture.
func (d *drawing) lanes(like string) {
	d.y = lanesTop
	if d.script.Above > 0 {
		d.y += rowHigh
		more := fmt.Sprintf("↑ %d more", d.script.Above)
		if like != "" {
			more = fmt.Sprintf("↑ %s, as in ", counted(d.script.Above, "row")) + strings.ToLower(like[:1]) + like[1:]
		}
		d.text("muted", parentAt, d.y-3, "", more)
	}
	for i := range d.script.Beats {
		d.beat(&d.script.Beats[i])
	}
	if d.script.Limit != "" {
		d.y += rowHigh
		d.text("", parentAt, d.y-4, "", "! "+d.script.Limit)
	}
	d.y += 10
	d.bottom = d.y
}

// beat draws one row, which is as high as the longest of its texts.
func (d *drawing) beat(b *stage.Beat) {
	top, is, at := d.y, tint(b.Tint), parentAt
	if b.Waits { // beside the dots
		at += 14
	}
	parent, child := wrap(b.Parent, laneFits-2), wrap(childText(b), laneFits)
	var below []string
	if b.Below != "" {
		below = wrap(strings.Replace(b.Below, "= ", "=\u00a0", 1), kernelFits+2)
		below = below[:min(2, len(below))]
	}
	high := max(1, len(parent), len(child), 1+len(below))
	d.y += high*rowHigh + 2
	for i, line := range parent {
		d.text(is, float64(at), top+13+i*rowHigh, "", line)
	}
	for i, line := range child {
		class := is
		if b.Zombie || b.Gone {
			class = "muted"
		}
		d.text(class, childAt+6, top+13+i*rowHigh, "", line)
	}
	if b.Waits {
		fmt.Fprintf(d, `<line class="waits" x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", parentAt+4, top-1, parentAt+4, d.y-1)
	}
	if b.Kernel != "" {
		d.kernel(b, is, top)
	}
	for i, line := range below {
		d.text("value small", (kernelAt+kernelEnd)/2, top+12+(i+1)*rowHigh, "middle", line)
	}
}

// childText is what stands in the child's lane, with the stage's signs.
func childText(b *stage.Beat) string {
	switch {
	case b.Zombie:
		return "▒ " + b.Child
	case b.Gone:
		return "× " + b.Child
	case b.Dropped:
		return b.Child + " ✗ dropped"
	}
	return b.Child
}

func tint(t demo.Tint) string {
	return map[demo.Tint]string{demo.AboutCode: "exit", demo.AboutValue: "value", demo.AboutLife: "muted"}[t]
}

// kernel draws what goes through the kernel, or lies in it.
func (d *drawing) kernel(b *stage.Beat, is string, top int) {
	const middle = (kernelAt + kernelEnd) / 2
	if b.To == stage.Nowhere {
		d.text(is, middle, top+13, "middle", ansi.Truncate(b.Kernel, kernelFits, "…"))
		return
	}
	label := ansi.Truncate(b.Kernel, arrowFits, "…")
	half := float64(ansi.StringWidth(label))*letter/2 + 5
	y := float64(top) + 9
	from, to := float64(kernelAt)+4, float64(kernelEnd)-4
	tip, wing := to, to-8
	if b.To == stage.Left {
		tip, wing = from, from+8
	}
	for _, dy := range offsets(b.Tint) {
		for _, piece := range [][2]float64{{from, middle - half}, {middle + half, to}} {
			a, z := piece[0], piece[1]
			if b.To == stage.Left {
				a = max(a, min(wing, z))
			} else {
				z = min(z, max(wing, a))
			}
			if z > a {
				fmt.Fprintf(d, `<line class="arrow %s" x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f"/>`+"\n", is, a, y+dy, z, y+dy)
			}
		}
	}
	fmt.Fprintf(d, `<polygon class="head %s" points="%.1f,%.1f %.1f,%.1f %.1f,%.1f"/>`+"\n", is, tip, y, wing, y-4.5, wing, y+4.5)
	d.text(is, middle, top+13, "middle", label)
}

// offsets are the lines of an arrow: two for the bytes of a value.
func offsets(t demo.Tint) []float64 {
	if t == demo.AboutValue {
		return []float64{-1.6, 1.6}
	}
	return []float64{0}
}

// blank draws room for what will be seen.
func (d *drawing) blank() {
	const rows = 9
	d.y = lanesTop
	for range rows {
		d.y += 26
		for _, line := range [][2]int{{parentAt, 230}, {kernelAt + 10, kernelEnd - 10}, {childAt + 6, svgWide - 14}} {
			fmt.Fprintf(d, `<line class="blank" x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", line[0], d.y, line[1], d.y)
		}
	}
	d.y += 12
	d.bottom = d.y
}
