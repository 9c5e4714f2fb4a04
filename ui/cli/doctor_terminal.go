package cli

import (
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/colorprofile"

	"exit42/ui/doctor"
)

func (d discretion) terminal(around Surroundings, ascii bool) doctor.Terminal {
	t := around.Terminal
	t.ASCII, t.Background = ascii, background(around.Background)
	for _, text := range []*string{&t.Term, &t.Program, &t.Locale} {
		*text = d.say(*text)
	}
	if t.Here {
		t.Colours = coloursOf(around.Profile, 3*time.Second)
	}
	return t
}

// coloursOf waits for a terminal's colours, but not for long.
func coloursOf(profile func() colorprofile.Profile, long time.Duration) string {
	found := make(chan colorprofile.Profile, 1)
	go func() { found <- profile() }()
	select {
	case p := <-found:
		return colours(p)
	case <-time.After(long):
		return "colours not known, since tmux does not answer"
	}
}

func colours(p colorprofile.Profile) string {
	switch p {
	case colorprofile.TrueColor:
		return "16 million colours"
	case colorprofile.ANSI256:
		return "256 colours"
	case colorprofile.ANSI:
		return "16 colours"
	}
	return "no colours"
}

// background reads the last colour of COLORFGBG: of the sixteen, 7 and all from 9 on are light.
func background(colours string) string {
	last := colours[strings.LastIndexByte(colours, ';')+1:]
	switch n, err := strconv.Atoi(last); {
	case err != nil || n < 0 || n > 15:
		return ""
	case n == 7 || n > 8:
		return "light"
	}
	return "dark"
}
