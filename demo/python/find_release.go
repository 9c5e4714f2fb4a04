package python

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// A release is a Python version taken apart so that it can be compared.
type release struct {
	number [3]int // major, minor, micro
	given  int    // how many of the numbers were written
	pre    string // "a7", "b2", "rc1", or "" for a final release
}

var releaseForm = regexp.MustCompile(`^(\d{1,4})(?:\.(\d{1,4}))?(?:\.(\d{1,4}))?((?:a|b|rc)\d+)?\+?$`)

// parseRelease reads "3.13.0" and "3.14.0rc1", and also what a person shortens: "3.13", "3".
func parseRelease(s string) (r release, ok bool) {
	m := releaseForm.FindStringSubmatch(s)
	if m == nil {
		return release{}, false
	}
	for i, digits := range m[1:4] {
		if digits != "" {
			r.number[i], _ = strconv.Atoi(digits)
			r.given = i + 1
		}
	}
	r.pre = m[4]
	return r, true
}

// tooOld says that multiprocessing behaves differently enough before 3.8 (on macOS, the
// default start method) that the lessons would not be true.
func (r release) tooOld() bool {
	return r.compare(release{number: [3]int{3, 8}, pre: "a"}) < 0
}

// covers reports whether other is one of the versions that r, perhaps shortened, names:
// 3.1 covers 3.1.4 but not 3.12.
func (r release) covers(other release) bool {
	for i := range r.given {
		if r.number[i] != other.number[i] {
			return false
		}
	}
	return r.pre == "" || r.pre == other.pre
}

func (r release) compare(other release) int {
	for i, n := range r.number {
		if c := cmp.Compare(n, other.number[i]); c != 0 {
			return c
		}
	}
	// A final release comes after all of its own previews, and "~" after all letters.
	return strings.Compare(cmp.Or(r.pre, "~"), cmp.Or(other.pre, "~"))
}

// compareVersions orders what can't be read before everything that can.
func compareVersions(a, b string) int {
	ra, _ := parseRelease(a)
	rb, _ := parseRelease(b)
	return ra.compare(rb)
}
