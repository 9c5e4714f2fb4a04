package process

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The knobs of a program, which it reads from its arguments:
//
//	--value=42|300|-1|text|dict|1MiB   what the child computes, or any number or JSON
//	--outcome=return|raise|exit|signal|never
//	                                   how that ends; but for return, without the value
//	--order=get-join|join-get          what the parent does first; left out: what the way
//	                                   back needs, to get the value
type knobs struct {
	value   any
	outcome string
	order   string
	args    []string // as they were given
}

// knob are the knobs of this process as they are turned.
var knob = knobs{value: 42, outcome: "return"}

// CheckArgs says what is wrong with a program's arguments, if anything is.
func CheckArgs(args []string) error {
	_, err := knobsOf(args)
	return err
}

func knobsOf(args []string) (knobs, error) {
	k := knobs{value: 42, outcome: "return", args: args}
	for _, arg := range args {
		name, text, _ := strings.Cut(arg, "=")
		var err error
		switch name {
		case "--value":
			k.value, err = valueOf(text)
		case "--outcome":
			k.outcome, err = oneOf(text, "return", "raise", "exit", "signal", "never")
		case "--order":
			k.order, err = oneOf(text, "get-join", "join-get")
		default:
			return k, fmt.Errorf("%q is no argument of the program: --value=, --outcome= and --order= are", arg)
		}
		if err != nil {
			return k, fmt.Errorf("%s: %w", name, err)
		}
	}
	return k, nil
}

func oneOf(text string, words ...string) (string, error) {
	if !slices.Contains(words, text) {
		return "", fmt.Errorf("%q is none of %s", text, strings.Join(words, ", "))
	}
	return text, nil
}

// valueOf is the value that a knob's word names.
func valueOf(text string) (value any, err error) {
	switch text {
	case "text":
		return "hello", nil
	case "dict":
		return map[string]any{"answer": 42}, nil
	case "1MiB":
		return strings.Repeat("x", 1<<20), nil
	}
	if n, err := strconv.Atoi(text); err == nil {
		return n, nil
	}
	if json.Unmarshal([]byte(text), &value) != nil {
		return nil, fmt.Errorf("%q is none of text, dict, 1MiB, and neither a number nor JSON", text)
	}
	return value, nil
}
