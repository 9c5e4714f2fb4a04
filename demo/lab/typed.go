package lab

import (
	"fmt"
	"runtime"
	"slices"
)

// MaxTyped is the longest literal that can be typed, in bytes.
const MaxTyped = 200

// Type sets the value to a Python literal that was typed. It refuses what is no harmless literal
// on one line, with a reason that a person can read; k is then unchanged.
func (k Knobs) Type(text string) (Knobs, error) {
	if _, err := readLiteral(text); err != nil {
		return k, err
	}
	k.Value, k.Typed = Typed, text
	return k, nil
}

// Lack says why there is no program for these knobs here; empty where there is one.
func (k Knobs) Lack() string {
	switch {
	case programs[k.Way] == nil:
		return fmt.Sprintf("there is no way back %q", k.Way)
	case !slices.Contains(Outcomes(), k.Outcome):
		return fmt.Sprintf("there is no outcome %q", k.Outcome)
	case k.valued() && !slices.Contains(Values(), k.Value):
		return fmt.Sprintf("there is no value %q", k.Value)
	}
	if k.Outcome == Signal && runtime.GOOS == "windows" {
		return "Windows has no SIGKILL"
	}
	if k.valued() && k.Value == Typed {
		if k.Typed == "" {
			return "no value has been typed yet"
		}
		if _, err := readLiteral(k.Typed); err != nil {
			return err.Error()
		}
	}
	return ""
}
