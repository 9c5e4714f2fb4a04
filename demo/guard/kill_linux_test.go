package guard

import (
	"strings"
	"testing"
	"time"
)

// TestIsTracker: only what the library starts its resource tracker with passes for one.
func TestIsTracker(t *testing.T) {
	const code = "from multiprocessing.resource_tracker import main;main(7)"
	for args, want := range map[string]bool{
		"/usr/bin/python3|-c|" + code:              true,
		"python|-B|-Werror|-X|dev|-I|-c|" + code:   true,
		"python|-c|import os # " + code:            false,
		"python|-c|" + code + ";import os":         false,
		"python|-c|" + code + "\nimport os":        false,
		"python|-c|import os|-c|" + code:           false,
		"python|bomb.py|-c|" + code:                false,
		"python|-m|bomb|-c|" + code:                false,
		"python|-|-c|" + code:                      false,
		"python|-c|" + code + "|more":              false,
		"-c|" + code:                               false,
		"python|" + code:                           false,
		"sh|-c|from multiprocessing import main":   false,
		"python|-c|" + code[:len(code)-2] + "x())": false,
		"": false,
	} {
		if got := isTracker(strings.Split(args, "|")); got != want {
			t.Errorf("%q: %v, want %v", args, got, want)
		}
	}
}

// TestKillAllOfNone: where nobody says that all have ended, a look that finds none does.
func TestKillAllOfNone(t *testing.T) {
	r := &root{known: map[int]bool{}}
	r.reaped.Store(true) // its number is nobody's
	done := make(chan struct{})
	go func() { r.killAll(nil); close(done) }()
	select {
	case <-done:
	case <-time.After(Patience - time.Second):
		t.Error("it goes on looking for nothing")
	}
}
