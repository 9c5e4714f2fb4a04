package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/muesli/roff"
)

// A made is what this binary was made of, as far as its builder has noted it.
type made struct {
	release string    // "v1.0.0"; dev where it is none
	commit  string    // empty where nobody knows
	changed bool      // the source was not just that commit's
	at      time.Time // the commit's time
}

func madeOf(release string) made {
	m := made{release: release}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return m
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			m.commit = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			m.changed = s.Value == "true"
		case "vcs.time":
			m.at, _ = time.Parse(time.RFC3339, s.Value)
		}
	}
	return m
}

// version is the release, the commit and the Go version that this binary was made of.
func version(release string) string {
	m := madeOf(release)
	words := []string{m.release}
	switch {
	case m.commit != "" && m.changed:
		words = append(words, "(commit "+m.commit+", changed)")
	case m.commit != "":
		words = append(words, "(commit "+m.commit+")")
	}
	return fmt.Sprintf("%s %s %s/%s", strings.Join(words, " "), runtime.Version(), runtime.GOOS, runtime.GOARCH)
}

// A dated page has the day of the commit in its head instead of today's: the same source gives
// the same page.
type dated struct {
	*roff.Document
	at time.Time
}

func (d dated) Heading(section uint, title, description string, today time.Time) {
	if d.at.IsZero() {
		d.at = today
	}
	d.Document.Heading(section, title, description, d.at)
}
