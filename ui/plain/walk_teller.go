package plain

import (
	"fmt"
	"strings"

	"exit42/demo"
	"exit42/ui/words"
)

// teller tells a run on the page: a numbered line an event, without those that say nothing new.
// With brief, what is the same again many times is counted.
func (p *page) teller(brief bool) *Teller {
	last, again := "", 0
	t := &Teller{trace: new(demo.Trace), begun: map[string]string{}}
	t.begin = func(demo.Event) error { return p.err } // it was said before the run
	t.say = func(e demo.Event, text string) error {
		if e.Kind == demo.KindWitness && e.State != "Z" || words.Silent(e) {
			return p.err
		}
		if brief && text == last {
			again++
			return p.err
		}
		if again > 0 {
			p.sayf("The same again, %d %s.", again, plural(again, "time"))
		}
		last, again = text, 0
		lead := fmt.Sprintf("%d. ", t.trace.Len())
		switch {
		case e.Kind == demo.KindOutput:
			p.verbatim(lead, text)
		default:
			if code := codeOf(t.trace, e); code != "" {
				text = strings.TrimSuffix(text, ".") + ": " + code
			}
			p.item(lead, text)
		}
		return p.err
	}
	return t
}

// codeOf is what stands in the line that is about to run.
func codeOf(t *demo.Trace, e demo.Event) string {
	if e.Kind != demo.KindLine {
		return ""
	}
	const most = 60
	s := t.At(t.Len())
	for _, f := range s.Files {
		lines := strings.Split(f.Text, "\n")
		if n := e.Line - f.First; f.File == e.File && n >= 0 && n < len(lines) {
			code := []rune(strings.TrimSpace(lines[n]))
			if len(code) > most {
				code = append(code[:most], []rune("...")...)
			}
			return "`" + string(code) + "`"
		}
	}
	return ""
}
