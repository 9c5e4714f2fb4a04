package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
)

// A palette holds colours by what they are used for, where one use is all they
// have, and by hue where several roles share them. A nil colour means: leave it
// to the terminal.
type palette struct {
	exit   color.Color // orange, and nothing else is
	value  color.Color // blue, and nothing else is
	onExit color.Color // if set, exit is too pale for text and goes under this

	muted, rule color.Color
	code        color.Color
	green       color.Color // alive, as predicted
	violet      color.Color // no longer running: a zombie, a recording
	rose        color.Color // worth a second look

	parentTint, childTint color.Color
}

func paletteFor(o Options) palette {
	switch {
	case o.Profile <= colorprofile.ASCII:
		return palette{}
	case o.Profile == colorprofile.ANSI:
		return sixteen(o.Dark, o.Contrast)
	default:
		return full(o.Dark, o.Contrast)
	}
}

// full serves true colour and, downsampled by the renderer, 256 colours. So its
// colours are xterm's own 256, which downsampling leaves as they are. The two
// exceptions are the dark oranges: xterm's best are 4.5:1 and 5.5:1 on white, so
// that is what 256 colours get; on a tint, and for 7:1, it takes true colour.
//
// Tints are greys because a subtle hue downsamples to a loud one, and high
// contrast has none, because a tint costs contrast.
func full(dark, contrast bool) palette {
	column := 0
	if !dark {
		column++
	}
	if contrast {
		column += 2
	}
	pick := func(columns ...string) color.Color {
		if columns[column] == "" {
			return nil
		}
		return lipgloss.Color(columns[column])
	}
	return palette{
		//               dark       light      and in high contrast
		exit:       pick("#ff8700", "#a04b00", "#ffaf5f", "#8a4200"),
		value:      pick("#5fafff", "#005faf", "#87afff", "#0000d7"),
		muted:      pick("#a8a8a8", "#626262", "#d0d0d0", "#444444"),
		rule:       pick("#767676", "#8a8a8a", "#a8a8a8", "#626262"),
		code:       pick("#afd7d7", "#005f5f", "#d7ffff", "#005f5f"),
		green:      pick("#87d787", "#005f00", "#afffaf", "#005f00"),
		violet:     pick("#d7afff", "#8700af", "#d7afff", "#8700af"),
		rose:       pick("#ff87af", "#af005f", "#ffafd7", "#87005f"),
		parentTint: pick("#303030", "#eeeeee", "", ""),
		childTint:  pick("#3a3a3a", "#e4e4e4", "", ""),
	}
}

// sixteen names the colours itself, since downsampling would turn orange to red
// and its grey may be the background (bright black, in Solarized). What those
// sixteen look like is the user's business, so it keeps to what reads well in
// the common sets:
//
//   - yellow on a light background does not (1.7:1 in xterm), so there the exit
//     code is written in black on it, as with a marker pen;
//   - neither does green, so there "alive" is bold and no more;
//   - red is left out: in some sets bright red is an orange.
func sixteen(dark, contrast bool) palette {
	if !dark {
		return palette{
			exit:   lipgloss.Yellow,
			onExit: lipgloss.Black,
			value:  lipgloss.Blue,
			violet: lipgloss.Magenta,
			rose:   lipgloss.Magenta,
		}
	}
	p := palette{
		exit:   lipgloss.Yellow,
		value:  lipgloss.BrightBlue,
		green:  lipgloss.BrightGreen,
		violet: lipgloss.BrightMagenta,
		rose:   lipgloss.BrightMagenta,
	}
	if contrast {
		p.exit = lipgloss.BrightYellow
	}
	return p
}
