package lessons

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Unknown is the error of [Lookup]: no lesson has this name.
type Unknown struct {
	Name    string
	Nearest string // the slug that looks most like it
}

func (e Unknown) Error() string {
	msg := fmt.Sprintf("no lesson %q", e.Name)
	if e.Nearest != "" {
		msg += fmt.Sprintf(" (did you mean %q?)", e.Nearest)
	}
	return msg
}

// Lookup finds a lesson by its number, slug or folder, or by words of its title
// that no other lesson has. The error is an [Unknown].
func Lookup(all []Lesson, name string) (Lesson, error) {
	name = strings.ToLower(strings.TrimSpace(name))
	number, err := strconv.Atoi(name)
	for _, l := range all {
		if name == l.Slug || name == l.Folder || (err == nil && number == l.Number) {
			return l, nil
		}
	}
	var found []Lesson
	for _, l := range all {
		if l.titled(strings.Fields(name)) {
			found = append(found, l)
		}
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return Lesson{}, Unknown{name, Nearest(all, name)}
}

// titled says whether all the words are in the lesson's title.
func (l Lesson) titled(words []string) bool {
	title := strings.Fields(strings.ToLower(l.Title))
	for _, w := range words {
		if !slices.Contains(title, w) {
			return false
		}
	}
	return len(words) > 0
}

// Nearest returns the slug that is most like the name, or "" if there is none
// that one might have meant.
func Nearest(all []Lesson, name string) string {
	var slugs []string
	for _, l := range all {
		slugs = append(slugs, l.Slug)
	}
	return NearestWord(name, slugs)
}

// NearestWord returns the word that is most like name, or "" if none is like it.
func NearestWord(name string, words []string) string {
	best, least := "", len([]rune(name))/2+2
	for _, w := range words {
		if name != "" && strings.HasPrefix(w, name) {
			return w // it was not typed to its end
		}
		if d := distance(name, w); d < least {
			best, least = w, d
		}
	}
	return best
}

// distance is Levenshtein's: the fewest letters to insert, delete or replace.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		diagonal := row[0]
		row[0] = i + 1
		for j := range t {
			replace := diagonal
			if s[i] != t[j] {
				replace++
			}
			diagonal = row[j+1]
			row[j+1] = min(replace, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(t)]
}
