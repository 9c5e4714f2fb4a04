package doctor

import (
	"path/filepath"
	"regexp"
	"strings"
)

// Privacy is what nobody shall read who gets a report.
type Privacy struct {
	home  []string // the directory, with and without symbolic links
	names *regexp.Regexp
}

// NewPrivacy hides a home directory, if there is one, and these names of persons and hosts.
func NewPrivacy(home string, names ...string) Privacy {
	var p Privacy
	if filepath.IsAbs(home) && filepath.Dir(home) != home {
		p.home = append(p.home, filepath.Clean(home))
		if real, err := filepath.EvalSymlinks(home); err == nil && real != p.home[0] {
			p.home = append(p.home, real)
		}
	}
	var quoted []string
	for _, name := range names {
		name = name[strings.LastIndexByte(name, '\\')+1:] // on Windows a domain may stand before it
		if len(name) > 1 {
			quoted = append(quoted, regexp.QuoteMeta(name))
		}
	}
	if len(quoted) > 0 {
		p.names = regexp.MustCompile(`(?i)(^|[^\pL\pN_])(?:` + strings.Join(quoted, "|") + `)($|[^\pL\pN_])`)
	}
	return p
}

// homes finds the home directory of anybody, as systems name them. A name may have blanks in it
// where a path goes on behind it.
var homes = regexp.MustCompile(`(?i)([\\/](?:home|users)[\\/])(?:[^\\/:"'\n]+([\\/])|[^\\/\s:"']+)`)

const hidden = "..."

// Hide makes text from this machine, mostly a path, fit for others to read: the home directory is
// ~, and names are left out.
func (p Privacy) Hide(text string) string {
	for _, home := range p.home {
		text = replaceDir(text, home)
	}
	text = homes.ReplaceAllString(text, "${1}"+hidden+"${2}")
	for range 2 { // neighbours share the sign between them
		if p.names != nil {
			text = p.names.ReplaceAllString(text, "${1}"+hidden+"${2}")
		}
	}
	return text
}

// replaceDir puts ~ for a directory, and not for the beginning of another's name.
func replaceDir(text, dir string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(text, dir)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if after == "" || strings.ContainsRune(`/\ :;,"')`, rune(after[0])) {
			b.WriteByte('~')
		} else {
			b.WriteString(dir)
		}
		text = after
	}
}
