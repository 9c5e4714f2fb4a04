package lab

import (
	"exit42/demo"
	"exit42/demo/native"
)

// Native is the same in Go: what runs the native program of the way back, its files to be shown,
// and its arguments, which carry the other knobs. Where ok is false, why says what Go or this
// binary lacks.
func Native(k Knobs) (r demo.Runtime, files []demo.File, args []string, ok bool, why string) {
	name := string(k.Way)
	files, ok = native.Lookup(name)
	switch {
	case !ok:
		return nil, nil, nil, false, "there is no Go program for " + k.Way.Name()
	case k.Lack() != "":
		return nil, nil, nil, false, k.Lack()
	case k.valued() && k.Value == Lambda:
		return nil, nil, nil, false, "nothing in Go's library can send a function"
	case k.valued() && k.Value == Typed:
		return nil, nil, nil, false, "a Go program is compiled and takes no typed literal"
	case k.Way == None && (k.Outcome != Return || k.Value != FortyTwo):
		return nil, nil, nil, false, "the article's program in Go only returns 42"
	case k.valued() && k.Outcome != Return && k.Value != FortyTwo && k.Value != ThreeHundred && k.Value != MinusOne:
		return nil, nil, nil, false, "os.Exit takes nothing but a whole number"
	}
	return native.Runtime{Program: name}, files, k.nativeArgs(), true, ""
}

// nativeArgs are the knobs as a native program reads them.
func (k Knobs) nativeArgs() []string {
	if k.Way == None {
		return nil
	}
	value := string(k.Value)
	switch {
	case !k.valued():
		value = string(FortyTwo)
	case k.Value == Dict:
		value = expressions[Dict] // it is JSON, too
	}
	outcome := k.Outcome
	if outcome == OSExit {
		outcome = SysExit // Go has one exit, and it is at once
	}
	return []string{"--value=" + value, "--outcome=" + string(outcome), "--order=" + string(k.Ordered())}
}
