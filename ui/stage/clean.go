package stage

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// tabStop is how far apart tab stops are, in cells.
const tabStop = 4

// Clean makes text from a process harmless to draw: every control character, escape sequence
// and invisible or reordering sign becomes something that is seen, a tab becomes blanks, and
// what is left is as wide as [ansi.StringWidth] says, whether the terminal counts clusters or
// characters. With ascii set nothing but ASCII comes out: signs such as "…" as it spells them.
func Clean(s string, ascii bool) string {
	if harmless(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	at := 0 // the cell that comes next, for the tab stops
	for len(s) > 0 {
		cluster, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		s = s[len(cluster):]
		before := b.Len()
		if cluster == "\t" {
			b.WriteString(blanks(tabStop - at%tabStop))
		} else {
			cleanCluster(&b, cluster, ascii)
		}
		at += cells(b.String()[before:])
	}
	return b.String()
}

// harmless reports whether s is printable ASCII, which nearly everything is.
func harmless(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// cleanCluster writes one thing that a reader would call a character. Of those that terminals
// measure in different ways (flags, emoji joined or coloured by invisible signs) only the
// first sign is kept as it is.
func cleanCluster(b *strings.Builder, cluster string, ascii bool) {
	joins := false // whether the sign to come has something that it may join
	whole := ansi.StringWidth(cluster) == ansi.StringWidthWc(cluster) && len(cluster) <= maxCluster
	for i, size := 0, 0; i < len(cluster); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(cluster[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(b, `\x%02x`, cluster[i])
			joins = false
		case ascii && r > '~', !unicode.IsGraphic(r), invisible(r), i > 0 && !(joins && whole), !joins && unicode.IsMark(r):
			visible(b, r, ascii)
			joins = false
		default:
			b.WriteRune(r)
			joins = true
		}
	}
}

// maxCluster is how many bytes one character may have: enough for every script, and too few
// for marks that are piled up over the lines above.
const maxCluster = 16

// invisible reports whether a sign that counts as graphic draws nothing.
func invisible(r rune) bool {
	switch r {
	case '\u034f', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u2800', '\u3164', '\uffa0':
		return true
	}
	return unicode.Is(unicode.Variation_Selector, r) || unicode.Is(unicode.Regional_Indicator, r)
}

// visible writes a sign as its picture, as ASCII spells it, or as its number.
func visible(b *strings.Builder, r rune, ascii bool) {
	switch {
	case ascii && spelled(r) != "":
		b.WriteString(spelled(r))
	case r < ' ' && !ascii:
		b.WriteRune('\u2400' + r)
	case r == 0x7f && !ascii:
		b.WriteRune('\u2421')
	case r <= 0xff:
		fmt.Fprintf(b, `\x%02x`, r)
	case r <= 0xffff:
		fmt.Fprintf(b, `\u%04x`, r)
	default:
		fmt.Fprintf(b, `\U%08x`, r)
	}
}
