package lessons

import "strings"

// Claim is one statement of the article, and what would decide it.
type Claim struct {
	ID    string // "C3"
	Text  string
	Means string // what one would see if it held
	Holds Test
}

// Test is an observation, or its denial.
type Test struct {
	Observation
	Not bool
}

// ParseTest reads an observation, or "SUBJECT is not VALUE". A claim whose
// subject was observed therefore holds or fails, and never both.
func ParseTest(text string) (Test, error) {
	subject, value, not := strings.Cut(text, " is not ")
	if not {
		text = subject + " is " + value
	}
	o, err := ParseObservation(text)
	return Test{o, not}, err
}

// Ruling says what a run made of a claim.
type Ruling int

// The rulings. Open: the run did not observe the claim's subject.
const (
	Open Ruling = iota
	Holds
	Fails
)

func (r Ruling) String() string {
	return [...]string{"not observed", "holds", "fails"}[r]
}

// Entry is a line of the ledger.
type Entry struct {
	Claim
	Ruling  Ruling
	Because Observation // what was seen; see [Observation.In]
	Event   int         // the event that shows it, unless the ruling is Open
}

// Ledger holds the claims against the evidence, one entry a claim.
func Ledger(claims []Claim, ev Evidence) []Entry {
	entries := make([]Entry, len(claims))
	for i, c := range claims {
		entries[i] = Entry{Claim: c}
		seen, event, ok := look(ev, c.Holds.Subject)
		if !ok {
			continue
		}
		entries[i].Because, entries[i].Event, entries[i].Ruling = seen, event, Fails
		if (seen == c.Holds.Observation) != c.Holds.Not {
			entries[i].Ruling = Holds
		}
	}
	return entries
}

// maxClaim keeps a claim and its ruling on one row of the smallest screen.
const maxClaim = 60

// claims reads the list of a Claims step.
func (p *page) claims(s *section) []Claim {
	entries := p.entries(s, "Would mean", "Holds if")
	if len(entries) == 0 {
		p.wrong(s.first, "a claims step has no claims; add list items such as \"- **C1** The child has another pid.\"")
	}
	var claims []Claim
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.name] {
			p.wrong(e.line, "two claims are called %s; give each its own name", e.name)
		}
		seen[e.name] = true
		claims = append(claims, p.claim(e))
	}
	return claims
}

func (p *page) claim(e entry) Claim {
	c := Claim{ID: e.name, Text: e.plain}
	if n := len([]rune(c.Text)); n == 0 || n > maxClaim {
		p.wrong(e.line, "claim %s is %d characters wide; write 1 to %d", e.name, n, maxClaim)
	}
	if p.need(e, "Would mean", "say what one would see if it held") != "" {
		c.Means = e.fields["Would mean"].plain
	}
	if p.need(e, "Holds if", "name the observation that decides it, as in `join() is 42`") == "" {
		return c
	}
	f := e.fields["Holds if"]
	code, ok := codeSpan(f.text)
	if !ok {
		p.wrong(f.line, "%q is no test; write one between backticks, as in `join() is 42`", f.text)
		return c
	}
	var err error
	if c.Holds, err = ParseTest(code); err != nil {
		p.wrong(f.line, "%v", err)
	}
	return c
}
