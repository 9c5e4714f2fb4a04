package lessons

import (
	"fmt"
	"slices"
	"strings"
)

// Evidence is what a run proved.
type Evidence interface {
	// Says returns what was observed of a subject, in the observation's words,
	// and the index of the event that shows it. ok is false when the run did
	// not observe it.
	Says(subject string) (value string, event int, ok bool)
}

// Observation is one thing that a run can show, such as "join() is nothing".
type Observation struct {
	Subject string `json:"subject"`
	Value   string `json:"value"`
}

// Words which stand for a value that has no repr of its own.
const (
	Nothing = "nothing" // Python's None, Go's nil, or: nothing came
	Missing = "missing" // there is no such attribute
)

// subject is something that a run can be asked about.
type subject struct {
	name   string
	values []string // when only these are possible
	bare   bool     // its observations have no "is": "join() returned after the exit"
	named  bool     // a name of its own follows it: "printed total is 0"
}

// subjects is the vocabulary of observations. A longer name stands before any
// name that it begins with.
var subjects = []subject{
	{name: "join() returned", values: []string{"after the exit", "before the exit"}, bare: true},
	{name: "join()"},               // what join() returned
	{name: "exitcode"},             // what the attribute is, once joined
	{name: "returncode"},           // the same
	{name: "target"},               // what the function returned, in the child
	{name: "run()"},                // what the library's run() returned, in the child
	{name: "status"},               // the child's wait status, as in 0x2c00
	{name: "value"},                // what reached the parent, besides the exit code
	{name: "bytes"},                // how many bytes carried it
	{name: "ended"},                // how the run ended: done, stuck, limit
	{name: "zombie"},               // the wait status as the kernel kept it in the zombie
	{name: "signal"},               // the number of the signal that ended the child
	{name: "children"},             // how many processes the program started
	{name: "printed", named: true}, // what the program printed as "NAME is VALUE"
	{name: "pid", values: []string{"another", "same"}}, // the child's, seen from the parent's
}

// ParseObservation reads "SUBJECT is VALUE". VALUE is a repr or a word: missing,
// nothing (or None or nil, which mean the same). The one subject without "is"
// reads "join() returned after the exit".
func ParseObservation(text string) (Observation, error) {
	text = strings.Join(strings.Fields(text), " ")
	for _, s := range subjects {
		rest, ok := strings.CutPrefix(text, s.name+" ")
		if !ok {
			continue
		}
		if s.named {
			name, value, ok := strings.Cut(rest, " is ")
			if !ok || name == "" {
				continue
			}
			return subject{name: s.name + " " + name}.observe(value)
		}
		if !s.bare {
			if rest, ok = strings.CutPrefix(rest, "is "); !ok {
				continue
			}
		}
		return s.observe(rest)
	}
	return Observation{}, fmt.Errorf("observation %q does not parse; write `SUBJECT is VALUE`, with one of %s",
		text, vocabulary())
}

func (s subject) observe(value string) (Observation, error) {
	if s.values != nil && !slices.Contains(s.values, value) {
		return Observation{}, fmt.Errorf("%q cannot be %q; it is %s",
			s.name, value, strings.Join(s.values, " or "))
	}
	if strings.HasPrefix(value, "not ") {
		return Observation{}, fmt.Errorf("%q denies; an observation says what is there", s.name+" is "+value)
	}
	return Observation{s.name, canonical(value)}, nil
}

func vocabulary() string {
	names := make([]string, len(subjects))
	for i, s := range subjects {
		names[i] = s.name
	}
	return strings.Join(names, ", ")
}

// canonical gives the values that mean the same one spelling.
func canonical(value string) string {
	if value == "None" || value == "nil" {
		return Nothing
	}
	return value
}

// String returns the observation in canonical words, as in "join() is nothing".
func (o Observation) String() string {
	if o == (Observation{}) {
		return "not observed"
	}
	bare := func(s subject) bool { return s.bare && s.name == o.Subject }
	if slices.ContainsFunc(subjects, bare) {
		return o.Subject + " " + o.Value
	}
	return o.Subject + " is " + o.Value
}

// In returns the observation as one would say it to a learner whose program is
// in this language, as in "join() is None".
func (o Observation) In(lang Language) string {
	switch {
	case o.Value == Missing:
		return "there is no " + o.Subject
	case o.Subject == "pid":
		return map[string]string{"another": "the child has another pid", "same": "the pid is the same"}[o.Value]
	case o.Subject == "target":
		return "the function returned " + o.word(lang)
	case o.Subject == "value" && o.Value == Nothing:
		return "nothing was sent to the parent"
	case o.Subject == "value":
		return o.Value + " reached the parent"
	case strings.HasPrefix(o.Subject, "printed "):
		return "the program printed: " + strings.TrimPrefix(o.Subject, "printed ") + " is " + o.word(lang)
	case o.Subject == "ended":
		switch o.Value {
		case "done":
			return "the run came to its end"
		case "stuck":
			return "the run waited for ever"
		}
		return "the run was ended (" + o.Value + ")"
	case o.Subject == "zombie":
		return "the zombie held " + o.Value
	case o.Subject == "signal" && o.Value == Nothing:
		return "no signal ended the child"
	case o.Subject == "signal":
		return "signal " + o.Value + " ended the child"
	case o.Subject == "children":
		return o.Value + " children were started"
	case o.Subject == "bytes" && o.Value == Nothing:
		return "no bytes crossed"
	case o.Subject == "bytes":
		return o.Value + " bytes crossed"
	}
	o.Value = o.word(lang)
	return o.String()
}

// word is the value alone, in the language of the program.
func (o Observation) word(lang Language) string {
	switch {
	case o.Value != Nothing:
		return o.Value
	case lang == Go:
		return "nil"
	default:
		return "None"
	}
}

// look asks the evidence about a subject. Without evidence, nothing was observed.
func look(ev Evidence, subject string) (seen Observation, event int, ok bool) {
	if ev == nil {
		return Observation{}, 0, false
	}
	value, event, ok := ev.Says(subject)
	if !ok {
		return Observation{}, 0, false
	}
	return Observation{subject, canonical(value)}, event, true
}
