package theme

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

var profiles = []colorprofile.Profile{
	colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII,
	colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor,
}

// backgrounds are what terminals commonly have.
var backgrounds = map[bool][]string{
	true:  {"#000000", "#1e1e1e"},
	false: {"#ffffff", "#fafafa"},
}

// notText are the roles that are only ever lines; they need 3:1.
var notText = map[string]bool{"Rule": true, "ExitBox": true, "ValueBox": true}

func TestContrast(t *testing.T) {
	for _, o := range everyLook(colorprofile.TrueColor, colorprofile.ANSI256) {
		for name, style := range roles(New(o)) {
			fg := style.GetForeground()
			if none(fg) {
				continue // the terminal's own, and its business
			}
			for _, bg := range backgrounds[o.Dark] {
				got := contrast(o.Profile.Convert(fg), lipgloss.Color(bg))
				if want := wanted(name, o); got < want {
					t.Errorf("%+v: %s is %.2f:1 on %s, want %.1f:1", o, name, got, bg, want)
				}
			}
		}
	}
}

func wanted(role string, o Options) float64 {
	switch {
	case notText[role]:
		return 3
	case role == "Exit" && o.Contrast && !o.Dark && o.Profile == colorprofile.ANSI256:
		return 4.5 // see full
	case o.Contrast:
		return 7
	}
	return 4.5
}

func TestContrastOnLiveLines(t *testing.T) {
	for _, o := range everyLook(colorprofile.TrueColor) {
		th := New(o)
		for name, style := range roles(th) {
			onLine := strings.HasPrefix(name, "Code") || name == "Exit" || name == "Value"
			if !onLine {
				continue
			}
			for _, ground := range []lipgloss.Style{th.ParentLine, th.ChildLine} {
				on := style.Inherit(ground)
				if o.Contrast {
					if !none(on.GetBackground()) {
						t.Errorf("%+v: a live line has a tint", o)
					}
					continue
				}
				if got := contrast(on.GetForeground(), on.GetBackground()); got < 4.5 {
					t.Errorf("%+v: %s is %.2f:1 on a live line, want 4.5:1", o, name, got)
				}
			}
		}
	}
}

// With sixteen colours the terminal decides what they are, so this asks for what
// xterm and VGA make of the two that matter.
func TestContrastOfSixteen(t *testing.T) {
	sets := map[string]map[ansi.BasicColor]string{
		"xterm": {
			lipgloss.Black: "#000000", lipgloss.Yellow: "#cdcd00", lipgloss.BrightYellow: "#ffff00",
			lipgloss.Blue: "#0000ee", lipgloss.BrightBlue: "#5c5cff",
		},
		"vga": {
			lipgloss.Black: "#000000", lipgloss.Yellow: "#aa5500", lipgloss.BrightYellow: "#ffff55",
			lipgloss.Blue: "#0000aa", lipgloss.BrightBlue: "#5555ff",
		},
	}
	ground := map[bool]string{true: "#000000", false: "#ffffff"}

	for set, hex := range sets {
		for _, o := range everyLook(colorprofile.ANSI) {
			th := New(o)
			for name, style := range map[string]lipgloss.Style{"Exit": th.Exit, "Value": th.Value} {
				fg := lipgloss.Color(hex[style.GetForeground().(ansi.BasicColor)])
				bg := lipgloss.Color(ground[o.Dark])
				if c, ok := style.GetBackground().(ansi.BasicColor); ok {
					bg = lipgloss.Color(hex[c])
				}
				if got := contrast(fg, bg); got < 4 {
					t.Errorf("%s, %+v: %s is %.2f:1, want 4:1", set, o, name, got)
				}
			}
		}
	}
}

func TestOrangeAndBlue(t *testing.T) {
	for _, o := range everyLook(colorprofile.ANSI, colorprofile.ANSI256, colorprofile.TrueColor) {
		th := New(o)
		orange := o.Profile.Convert(th.ExitBox.GetForeground())
		blue := o.Profile.Convert(th.ValueBox.GetForeground())

		if h := hue(orange); !(20 <= h && h <= 60) {
			t.Errorf("%+v: the exit code's hue is %.0f°, not orange", o, h)
		}
		if h := hue(blue); !(205 <= h && h <= 240) {
			t.Errorf("%+v: the value's hue is %.0f°, not blue", o, h)
		}
		for name, style := range roles(th) {
			if strings.HasPrefix(name, "Exit") || strings.HasPrefix(name, "Value") {
				continue
			}
			for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
				if none(c) {
					continue
				}
				if c = o.Profile.Convert(c); c == orange || c == blue {
					t.Errorf("%+v: %s is in a colour that isn't its own", o, name)
				}
			}
		}
	}
}

// What was chosen for true colour is what 256 colours show.
func TestDownsamplingChangesNothing(t *testing.T) {
	for _, o := range everyLook(colorprofile.TrueColor) {
		for name, style := range roles(New(o)) {
			if strings.HasPrefix(name, "Exit") && !o.Dark {
				continue // see full
			}
			for _, c := range []color.Color{style.GetForeground(), style.GetBackground()} {
				if none(c) {
					continue
				}
				if got := contrast(c, colorprofile.ANSI256.Convert(c)); got > 1.001 {
					t.Errorf("%+v: %s changes by %.2f:1", o, name, got)
				}
			}
		}
	}
}

func TestExitAndValueDifferEverywhere(t *testing.T) {
	for _, o := range everyLook(profiles...) {
		if th := New(o); th.Exit.Render("42") == th.Value.Render("42") {
			t.Errorf("%+v: an exit code looks like a value", o)
		}
	}
}

var sgr = regexp.MustCompile(`\x1b\[([0-9;:]*)m`)

// A style without colours must have none itself: not every writer downsamples.
func TestNoColour(t *testing.T) {
	coloured := regexp.MustCompile(`(^|;)(3[0-9]|4[0-9]|58|59|9[0-7]|10[0-7])([;:]|$)`)
	for _, o := range everyLook(colorprofile.Unknown, colorprofile.NoTTY, colorprofile.ASCII) {
		for name, style := range roles(New(o)) {
			for _, m := range sgr.FindAllStringSubmatch(style.Render("x y"), -1) {
				if coloured.MatchString(m[1]) {
					t.Errorf("%+v: %s emits %q", o, name, m[0])
				}
			}
		}
	}
}

// And a full look on an output without colours loses them on the way out.
func TestNoColourDownsampled(t *testing.T) {
	for name, style := range roles(New(Options{Dark: true, Profile: colorprofile.TrueColor})) {
		var out strings.Builder
		w := colorprofile.Writer{Forward: &out, Profile: colorprofile.ASCII}
		if _, err := w.WriteString(style.Render("x y")); err != nil {
			t.Fatal(err)
		}
		if s := out.String(); strings.Contains(s, "38;") || strings.Contains(s, "48;") {
			t.Errorf("%s: %q", name, s)
		}
	}
}

// Only what is chosen and where a process stands may have a ground of its own,
// and the marker pen of sixteen colours.
func TestBackgrounds(t *testing.T) {
	for _, o := range everyLook(profiles...) {
		marker := o.Profile == colorprofile.ANSI && !o.Dark
		for name, style := range roles(New(o)) {
			switch name {
			case "Selected", "ParentLine", "ChildLine":
				continue
			}
			painted := !none(style.GetBackground()) || style.GetReverse()
			if want := name == "Exit" && marker; painted != want {
				t.Errorf("%+v: %s painted: %t, want %t", o, name, painted, want)
			}
		}
	}
}

// Styles decorate and never move anything.
func TestStylesKeepWidth(t *testing.T) {
	for _, o := range everyLook(profiles...) {
		for name, style := range roles(New(o)) {
			if got := ansi.Strip(style.Render(" a b ")); got != " a b " {
				t.Errorf("%+v: %s draws %q", o, name, got)
			}
		}
	}
}

func TestFingerprint(t *testing.T) {
	seen := map[string]string{}
	for _, o := range everyLook(profiles...) {
		th := New(o)
		if th.Fingerprint() != New(o).Fingerprint() {
			t.Fatalf("%+v: two fingerprints", o)
		}
		drawn := fmt.Sprintf("%q %q", th.Glyphs, samples(th))
		if was, ok := seen[th.Fingerprint()]; ok && was != drawn {
			t.Errorf("%+v: a fingerprint for two looks", o)
		}
		seen[th.Fingerprint()] = drawn
	}
}

func everyLook(profiles ...colorprofile.Profile) []Options {
	var all []Options
	for _, p := range profiles {
		for bits := range 8 {
			all = append(all, Options{Profile: p, Dark: bits&1 != 0, Contrast: bits&2 != 0, ASCII: bits&4 != 0})
		}
	}
	return all
}

// roles are the styles by name, found by reflection so that none is forgotten.
func roles(th *Theme) map[string]lipgloss.Style {
	found := map[string]lipgloss.Style{}
	v := reflect.ValueOf(*th)
	for i := range v.NumField() {
		if s, ok := v.Field(i).Interface().(lipgloss.Style); ok {
			found[v.Type().Field(i).Name] = s
		}
	}
	return found
}

func samples(th *Theme) map[string]string {
	drawn := map[string]string{}
	for name, style := range roles(th) {
		drawn[name] = style.Render("x y")
	}
	return drawn
}

func none(c color.Color) bool {
	_, unset := c.(lipgloss.NoColor)
	return c == nil || unset
}

// contrast is WCAG 2's ratio, from 1 to 21.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	linear := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

// hue is in degrees: red 0, yellow 60, blue 240.
func hue(c color.Color) float64 {
	ri, gi, bi, _ := c.RGBA()
	r, g, b := float64(ri), float64(gi), float64(bi)
	top, low := max(r, g, b), min(r, g, b)
	var h float64
	switch span := top - low; top {
	case low:
		return math.NaN()
	case r:
		h = (g - b) / span
	case g:
		h = 2 + (b-r)/span
	default:
		h = 4 + (r-g)/span
	}
	return math.Mod(h*60+360, 360)
}
