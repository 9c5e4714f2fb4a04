package lab

import (
	"fmt"
	"slices"
	"strings"
)

// items reads values up to the closing token. comma says that the last had one after it.
func (r *literalReader) items(closing string, depth int) (items []string, comma bool, err error) {
	for !r.take(closing) {
		if len(items) > 0 && !comma {
			return nil, false, r.missing("a comma or " + closing)
		}
		item, err := r.value(depth + 1)
		if err != nil {
			return nil, false, err
		}
		items = append(items, item)
		comma = r.take(",")
	}
	return items, comma, nil
}

func (r *literalReader) list(depth int) (string, error) {
	r.take("[")
	items, _, err := r.items("]", depth)
	return "[" + strings.Join(items, ",") + "]", err
}

// tuple reads a tuple, or a value that only stands in parentheses.
func (r *literalReader) tuple(depth int) (string, error) {
	r.take("(")
	items, comma, err := r.items(")", depth)
	if err == nil && len(items) == 1 && !comma {
		return items[0], nil
	}
	return "(" + strings.Join(items, ",") + ",)", err
}

// braces reads a dict or a set, whose items have no order.
func (r *literalReader) braces(depth int) (string, error) {
	r.take("{")
	if r.take("}") {
		return "dict{}", nil
	}
	first, err := r.value(depth + 1)
	switch {
	case err != nil:
		return "", err
	case r.take(":"):
		return r.dict(first, depth)
	}
	return r.set(first, depth)
}

// dict reads on from the first colon.
func (r *literalReader) dict(key string, depth int) (string, error) {
	values := map[string]string{}
	for {
		value, err := r.value(depth + 1)
		if err != nil {
			return "", err
		}
		values[key] = value
		comma := r.take(",")
		if r.take("}") {
			break
		}
		if !comma {
			return "", r.missing("a comma or }")
		}
		if key, err = r.value(depth + 1); err != nil {
			return "", err
		}
		if !r.take(":") {
			return "", r.missing("a colon")
		}
	}
	var items []string
	for key, value := range values {
		items = append(items, key+":"+value)
	}
	slices.Sort(items)
	return "dict{" + strings.Join(items, ",") + "}", nil
}

// set reads on from the end of the first item.
func (r *literalReader) set(first string, depth int) (string, error) {
	items := []string{first}
	if r.take(",") {
		more, _, err := r.items("}", depth)
		if err != nil {
			return "", err
		}
		items = append(items, more...)
	} else if !r.take("}") {
		return "", r.missing("a comma or }")
	}
	slices.Sort(items)
	return "set{" + strings.Join(slices.Compact(items), ",") + "}", nil
}

func (r *literalReader) missing(what string) error {
	return fmt.Errorf("%s is missing before: %s", what, brief(r.rest))
}
