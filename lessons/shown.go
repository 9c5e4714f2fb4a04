package lessons

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Shown is what a run must show, since the prose relies on it, and where.
type Shown struct {
	Observation
	With Condition
}

// Condition says for which runs something holds. The zero Condition: for all.
type Condition struct {
	words     []string
	versions  []versions
	methods   []string
	systems   []string
	languages []Language
}

// versions are Python's minor versions from first to last: 3.9 is 9.
type versions struct{ first, last int }

// Circumstances are what a run's results may depend on.
type Circumstances struct {
	Language Language
	Minor    int    // of Python 3
	Method   string // fork, spawn, forkserver, exec
	System   string // as in runtime.GOOS
}

// Hold says whether the condition is met.
func (c Condition) Hold(in Circumstances) bool {
	switch {
	case len(c.languages) > 0 && !slices.Contains(c.languages, in.Language),
		len(c.methods) > 0 && !slices.Contains(c.methods, in.Method),
		len(c.systems) > 0 && !slices.Contains(c.systems, in.System):
		return false
	case len(c.versions) == 0:
		return true
	}
	return in.Language == Python && slices.ContainsFunc(c.versions, func(v versions) bool {
		return v.first <= in.Minor && in.Minor <= v.last
	})
}

// String returns the condition as it was written, as in "Python 3.9+, fork".
func (c Condition) String() string { return strings.Join(c.words, ", ") }

var systems = map[string]string{"Linux": "linux", "macOS": "darwin", "Windows": "windows"}

// ParseShown reads observations between backticks, and behind "with" a condition
// for all of them: words such as Python 3.9+, Python 3.8-3.11, Go, fork, Linux.
// Words of the same kind mean either, those of different kinds both.
func ParseShown(text string) ([]Shown, error) {
	list, rest := text, ""
	if end := strings.LastIndex(text, "`"); end >= 0 {
		list, rest = text[:end+1], strings.TrimSpace(text[end+1:])
	}
	var with Condition
	if rest != "" {
		words, ok := strings.CutPrefix(rest, "with ")
		if !ok {
			return nil, fmt.Errorf("%q stands behind the observations; a condition begins with \"with\"", rest)
		}
		var err error
		if with, err = parseCondition(words); err != nil {
			return nil, err
		}
	}
	var all []Shown
	for _, part := range strings.Split(list, "`,") {
		code, ok := codeSpan("`" + strings.Trim(strings.TrimSpace(part), "`") + "`")
		if !ok {
			return nil, fmt.Errorf("%q is no observation; write one between backticks, as in `exitcode is 0`", part)
		}
		o, err := ParseObservation(code)
		if err != nil {
			return nil, err
		}
		all = append(all, Shown{o, with})
	}
	return all, nil
}

func parseCondition(text string) (Condition, error) {
	var c Condition
	for _, word := range strings.Split(text, ",") {
		word = strings.TrimSpace(word)
		c.words = append(c.words, word)
		version, versioned := strings.CutPrefix(word, "Python 3.")
		switch {
		case word == string(Python) || word == string(Go):
			c.languages = append(c.languages, Language(word))
		case slices.Contains([]string{"fork", "spawn", "forkserver"}, word):
			c.methods = append(c.methods, word)
		case systems[word] != "":
			c.systems = append(c.systems, systems[word])
		case versioned:
			v, err := parseVersions(version)
			if err != nil {
				return Condition{}, fmt.Errorf("%q is no version; write as in Python 3.9+ or Python 3.8-3.11", word)
			}
			c.versions = append(c.versions, v)
		default:
			return Condition{}, fmt.Errorf("%q is no condition; there are Python, Python 3.9+, Go, fork, spawn, forkserver, Linux, macOS, Windows", word)
		}
	}
	return c, nil
}

// parseVersions reads what stands behind "Python 3.": 8, 9+ or 8-3.11.
func parseVersions(text string) (versions, error) {
	if from, ok := strings.CutSuffix(text, "+"); ok {
		n, err := strconv.Atoi(from)
		return versions{n, 1 << 30}, err
	}
	from, to, ranged := strings.Cut(text, "-3.")
	if !ranged {
		to = from
	}
	first, err := strconv.Atoi(from)
	if err != nil {
		return versions{}, err
	}
	last, err := strconv.Atoi(to)
	if err == nil && first > last {
		err = errors.New("the last is before the first")
	}
	return versions{first, last}, err
}

// Unmet returns what the run does not show of what it must, in its circumstances.
func Unmet(shows []Shown, in Circumstances, ev Evidence) []Shown {
	var unmet []Shown
	for _, s := range shows {
		if seen, _, ok := look(ev, s.Subject); s.With.Hold(in) && (!ok || seen != s.Observation) {
			unmet = append(unmet, s)
		}
	}
	return unmet
}

// shows reads **Shows:** paragraphs.
func (p *page) shows(fields []field) []Shown {
	var all []Shown
	for _, f := range fields {
		some, err := ParseShown(f.text)
		if err != nil {
			p.wrong(f.line, "%v", err)
		}
		all = append(all, some...)
	}
	return all
}
