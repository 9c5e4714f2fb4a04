package handout

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"exit42/content"
	"exit42/demo"
	"exit42/demo/native"
	"exit42/lessons"
	"exit42/lessons/recording"
	"exit42/lessons/workshop"
)

var builtIn = sync.OnceValues(func() (workshop.Workshop, error) {
	return workshop.BuiltIn(content.Lessons(), content.Recordings(), content.Sheet())
})

// source is the whole workshop with its recorded runs.
func source(t *testing.T) *Source {
	t.Helper()
	w, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return &Source{
		Workshop: w, Answers: true, Machine: Machine{OS: "linux", Runtime: "Python 3.13.0", Method: "fork", Recorded: true},
		Run: func(p Piece) Ran {
			files, _ := native.Lookup(p.Program.Native)
			if trace, ok := w.Recording(p.Folder, recording.Shown(p.Program, files)); ok {
				return Ran{Trace: trace, Recorded: true}
			}
			return Ran{Why: "it was not recorded"}
		},
	}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// An element is one of a page, as a parser finds it.
type element struct {
	name string
	attr map[string]string
	text string // what is directly in it
	in   string // the elements around it: "html/body/main"
}

// elements parses a page as XML, which wants every tag closed where it should be.
func elements(t *testing.T, page string) []*element {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(page))
	d.Entity = xml.HTMLEntity
	var all, open []*element
	for {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		if err != nil {
			line, column := d.InputPos()
			t.Fatalf("line %d, column %d: %v", line, column, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			for _, o := range open {
				e.in += "/" + o.name
			}
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		}
	}
}

// isSound checks what every page has to keep: ids that are there once, links that lead to them,
// nothing that loads or runs, headings in order, tables with heads.
func isSound(t *testing.T, page string) []*element {
	t.Helper()
	all := elements(t, page)
	ids, level := map[string]bool{}, 0
	for _, e := range all {
		if id := e.attr["id"]; id != "" {
			if ids[id] {
				t.Errorf("the id %q is there twice", id)
			}
			ids[id] = true
		}
		if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
			if n := int(e.name[1] - '0'); n > level+1 {
				t.Errorf("%s follows h%d: %q", e.name, level, e.text)
			} else {
				level = n
			}
		}
	}
	for _, e := range all {
		switch e.name {
		case "script", "img", "iframe", "object", "embed", "link", "base", "form", "video", "audio", "use", "image", "foreignObject":
			t.Errorf("there is a %s in it", e.name)
		}
		for name, value := range e.attr {
			switch {
			case name == "href" && (!strings.HasPrefix(value, "#") || !ids[value[1:]]):
				t.Errorf("a link leads to %q", value)
			case name == "src", name == "srcset", name == "style", strings.HasPrefix(name, "on"), name == "action", name == "data":
				t.Errorf("%s has the attribute %s=%q", e.name, name, value)
			case name == "aria-labelledby":
				for _, id := range strings.Fields(value) {
					if !ids[id] {
						t.Errorf("%s is named by %q, which is not there", e.name, id)
					}
				}
			}
		}
		if e.name == "style" && regexp.MustCompile(`url\(|@import|src:`).MatchString(e.text) {
			t.Error("the style loads something")
		}
		if e.name == "th" && e.attr["scope"] == "" {
			t.Errorf("a table's head has no scope: %q", e.text)
		}
	}
	if all[0].name != "html" || all[0].attr["lang"] != "en" {
		t.Error("the page does not say its language")
	}
	return all
}

func count(all []*element, is func(*element) bool) int {
	n := 0
	for _, e := range all {
		if is(e) {
			n++
		}
	}
	return n
}

func named(name string) func(*element) bool { return func(e *element) bool { return e.name == name } }

func TestPage(t *testing.T) {
	s := source(t)
	doc := New(s)
	page := written(t, doc.HTML)
	if again := written(t, New(s).HTML); again != page {
		t.Error("the same source gave another page")
	}
	all := isSound(t, page)
	runs := 0
	for _, p := range Programs(s.Workshop.Lessons) {
		if p.Program.Tool == "" {
			runs++
		}
	}
	if n := count(all, named("svg")); n != runs || runs < 40 {
		t.Errorf("%d pictures of %d runs", n, runs)
	}
	for _, name := range []string{"title", "desc"} {
		if n := count(all, func(e *element) bool {
			return e.name == name && strings.HasSuffix(e.in, "/svg") && len(e.text) > 5
		}); n != runs {
			t.Errorf("%d pictures have a %s", n, name)
		}
	}
	if n := count(all, named("details")); n != runs {
		t.Errorf("%d pictures are there in words", n)
	}
	for _, l := range s.Workshop.Lessons {
		for _, step := range l.Steps {
			if step.Question != nil && !strings.Contains(page, "</span> "+esc(step.Title)+"</h3>") {
				t.Errorf("the question %q is not there", step.Title)
			}
		}
	}
	for _, words := range []string{"RECORDED", "Cheat sheet", "How sure?", "Another machine or another Python", "It goes with the program on the screen", "before you read on"} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is not there", words)
		}
	}
	for _, tool := range []string{"Python", "Go", "sh", "bash", "Node"} {
		if !strings.Contains(page, `<th scope="row">RECORDED `+tool+" ") {
			t.Errorf("it does not say what the program in %s printed, and that this is recorded", tool)
		}
	}
	for _, e := range all {
		if e.name == "text" {
			isInside(t, e)
		}
	}
}

// TestElsewhereToFillIn: where no program in another language ran, there is room to write.
func TestElsewhereToFillIn(t *testing.T) {
	s := source(t)
	s.Workshop.Lessons = s.Workshop.Lessons[2:3]
	run := s.Run
	s.Run = func(p Piece) Ran {
		if p.Program.Tool != "" {
			return Ran{Why: "it is not here"}
		}
		return run(p)
	}
	if page := written(t, New(s).Markdown); !strings.Contains(page, "none was run for this handout, so fill it in") {
		t.Error("it does not say that no program in another language was run")
	}
}

// isInside checks that a text of a picture ends before its lane, box or picture does.
func isInside(t *testing.T, e *element) {
	x, err := strconv.ParseFloat(e.attr["x"], 64)
	if err != nil {
		t.Fatal(err)
	}
	wide := letter
	switch {
	case strings.Contains(e.attr["class"], "strong"):
		wide = 10.9
	case strings.Contains(e.attr["class"], "small"):
		wide = 6.7
	}
	from, to := x, x+float64(ansi.StringWidth(e.text))*wide
	if e.attr["text-anchor"] == "middle" {
		from, to = x-(to-x)/2, x+(to-x)/2
		if from < kernelAt-4 || to > kernelEnd+4 {
			t.Errorf("%q is wider than the kernel's lane", e.text)
		}
	}
	if from < 0 || to > svgWide {
		t.Errorf("%q stands from %.0f to %.0f", e.text, from, to)
	}
}

// TestRunsAreWhole: each row of a recording is in its picture, or in the one that it is like.
func TestRunsAreWhole(t *testing.T) {
	for _, b := range New(source(t)).Blocks {
		p, ok := b.(Picture)
		if !ok {
			continue
		}
		if p.Script.Above > 0 && p.Like == "" {
			t.Errorf("%s: %d rows are left out", p.Title, p.Script.Above)
		}
		last := p.Script.Beats[len(p.Script.Beats)-1]
		if len(p.Script.Beats) < 2 || !strings.HasPrefix(last.Parent+last.Child, "ends with") && p.Script.Limit == "" && last.Child == "" {
			t.Errorf("%s ends with %+v", p.Title, last)
		}
	}
}

func TestWithoutAnswers(t *testing.T) {
	s := source(t)
	s.Answers, s.Run = false, func(p Piece) Ran {
		t.Errorf("%s was asked for", p.Program.File)
		return Ran{Why: "not asked for"}
	}
	doc := New(s)
	page, text := written(t, doc.HTML), written(t, doc.Markdown)
	all := isSound(t, page)
	if count(all, named("svg")) < 20 {
		t.Error("there are few pictures to fill in")
	}
	for _, l := range s.Workshop.Lessons {
		for _, step := range l.Steps {
			if line, _, _ := strings.Cut(step.Prose, "\n"); step.Kind == lessons.Verdict && len(line) > 40 && strings.Contains(text, line) {
				t.Errorf("what a run showed is told: %s", line)
			}
			q := step.Question
			if q == nil {
				continue
			}
			for _, told := range []string{q.Why, q.Options[0].Otherwise} {
				if line, _, _ := strings.Cut(told, "\n"); strings.Contains(text, line) {
					t.Errorf("an answer is told: %s", line)
				}
			}
		}
	}
	if !strings.Contains(text, "fill them in while you watch") {
		t.Error("it does not say what to do with the pictures")
	}
	for _, words := range []string{"Answers", "If you said", "Why:", "ruling", "RECORDED", "(event "} {
		if strings.Contains(page, words) || strings.Contains(text, words) {
			t.Errorf("%q is in it", words)
		}
	}
}

func TestMarkdown(t *testing.T) {
	s := source(t)
	text := written(t, New(s).Markdown)
	fence, level, pictures := "", 0, 0
	for i, line := range strings.Split(text, "\n") {
		switch {
		case fence != "":
			if line == fence {
				fence = ""
			}
			if strings.HasPrefix(line, "┌ EXIT CODE") {
				pictures++
			}
		case strings.HasPrefix(line, "```"):
			fence = line[:strings.LastIndex(line, "`")+1]
		case strings.HasPrefix(line, "#"):
			n := len(line) - len(strings.TrimLeft(line, "#"))
			if n > level+1 {
				t.Errorf("line %d: a heading of level %d below %d: %s", i+1, n, level, line)
			}
			level = n
		case strings.HasSuffix(line, " ") && !strings.HasPrefix(line, "|"):
			t.Errorf("line %d ends with a blank: %q", i+1, line)
		}
	}
	if fence != "" {
		t.Error("a fence is open at the end")
	}
	if pictures < 40 {
		t.Errorf("%d pictures", pictures)
	}
}

// TestAnswersAreOfTheRuns: another run, another answer.
func TestAnswersAreOfTheRuns(t *testing.T) {
	s := source(t)
	s.Workshop.Lessons = s.Workshop.Lessons[:1]
	right := written(t, New(s).Markdown)
	lesson := &s.Workshop.Lessons[0]
	other, ok := s.Workshop.Recording("02-exit-code", second(t))
	if !ok {
		t.Fatal("no recording of exit_42.py")
	}
	s.Run = func(Piece) Ran { return Ran{Trace: other, Recorded: true} }
	wrong := written(t, New(s).Markdown)
	if !strings.Contains(right, "**d 0**\n\nThe run: exitcode is 0.") || !strings.Contains(wrong, "**a 42**\n\nThe run: exitcode is 42.") {
		t.Errorf("the answers to %s are not those of the runs:\n%s", lesson.Title, wrong[strings.Index(wrong, "## Answers"):])
	}
	s.Run = func(Piece) Ran { return Ran{Why: "the power was out"} }
	if none := written(t, New(s).Markdown); !strings.Contains(none, "**not run**\n\nThe run: the power was out.") {
		t.Error("it does not say what was not run")
	}
}

// second is the first program of the second lesson: its child exits with 42.
func second(t *testing.T) lessons.Program {
	w, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return w.Lessons[1].Parts[0].Program
}

const evil = "</pre></svg><script>alert(1)</script><img src=x onerror=y> \x1b[2J]]> ``` ` | & &lt; [a](javascript:x) ![b](http://c/d) 'q\" # \u202e"

// TestHostile: what anybody may have written, or a process printed, is text.
func TestHostile(t *testing.T) {
	s := source(t)
	w := &s.Workshop
	w.Title, w.Page, w.Own = evil, "### Deep first\n\n"+evil+"\n\n<div onclick=x>\n<script>y</script>\n</div>\n\n# Title\n\n<http://x.y>", true
	w.Sheet = "###### Six\n\n# One\n\n###### Six"
	l := w.Lessons[0]
	l.Title, l.Intro = evil, evil+"\n\n![x](http://y/z) [k](http://e.f)"
	l.Steps = append([]lessons.Step{}, l.Steps...)
	for i := range l.Steps {
		l.Steps[i].Title, l.Steps[i].Prose = evil, evil
		if q := l.Steps[i].Question; q != nil {
			mine := *q
			mine.Why, mine.Options = evil, append([]lessons.Option{}, q.Options...)
			for k := range mine.Options {
				mine.Options[k].Label, mine.Options[k].Otherwise = evil, evil
			}
			l.Steps[i].Question = &mine
		}
	}
	w.Lessons = []lessons.Lesson{l}
	trace := hostileTrace()
	s.Run = func(Piece) Ran { return Ran{Trace: trace} }
	doc := New(s)
	page, text := written(t, doc.HTML), written(t, doc.Markdown)
	isSound(t, page)
	for name, out := range map[string]string{"page": page, "Markdown": text} {
		if i := strings.IndexFunc(out, func(r rune) bool { return r < ' ' && r != '\n' || r == '\u202e' || r == 0x7f }); i >= 0 {
			t.Errorf("%s has a control character: %q", name, out[max(0, i-20):i+10])
		}
		if len(out) > 1<<20 {
			t.Errorf("%s has %d bytes", name, len(out))
		}
	}
	outside := regexp.MustCompile("(?s)(`{3,})[a-z]*\n.*?\n`{3,}\n").ReplaceAllString(text, "")
	if at := regexp.MustCompile(`(?m)[^\\]<(script|img|div)`).FindString(regexp.MustCompile("`[^`\n]*`").ReplaceAllString(outside, "")); at != "" {
		t.Errorf("Markdown has HTML in it: %q", at)
	}
}

// hostileTrace is a run with a great deal of hostile text in it.
func hostileTrace() *demo.Trace {
	trace, text, zero := new(demo.Trace), strings.Repeat(evil, 20), 0
	for _, e := range []demo.Event{
		{Kind: demo.KindExperiment, Name: "Python 3.13.0" + evil, Method: evil, Text: evil, File: "/x/" + evil},
		{Kind: demo.KindBegin, PID: 10, Name: "main"},
		{Kind: demo.KindStart, PID: 10, Name: text},
		{Kind: demo.KindBegin, PID: 11, PPID: 10, Name: "fork"},
		{Kind: demo.KindStarted, PID: 10, Child: 11},
		{Kind: demo.KindEnter, PID: 11, Func: text},
		{Kind: demo.KindReturn, PID: 11, Func: text, Value: text, Name: text},
		{Kind: demo.KindRun, PID: 11, Value: text},
		{Kind: demo.KindJoin, PID: 10, Child: 11, Value: text},
		{Kind: demo.KindExit, PID: 11, Code: &zero},
		{Kind: demo.KindStatus, PID: 10, Child: 11, Status: &zero},
		{Kind: demo.KindJoined, PID: 10, Child: 11, Value: text},
		{Kind: demo.KindMissing, PID: 10, Name: text, Text: text},
	} {
		trace.Append(e)
	}
	for i := range 3000 {
		trace.Append(demo.Event{Kind: demo.KindOutput, Name: "stdout", Text: fmt.Sprint(i, text)})
		trace.Append(demo.Event{Kind: demo.KindAttr, PID: 10, Name: "exitcode", Value: text})
	}
	trace.Append(demo.Event{Kind: demo.KindEnd, Name: "limit"})
	return trace
}

// TestNumbers: a step on paper has the number that the screen has for it, and so has its answer.
func TestNumbers(t *testing.T) {
	numbered := map[string]int{}
	check := func(h Heading) {
		kind, number, ok := strings.Cut(h.Above, " · ")
		if !ok || strings.Contains(kind, "Lesson") {
			return
		}
		if want := "lesson-" + strings.Replace(number, ".", "-step-", 1); h.ID != want {
			t.Errorf("%s stands over %s", h.Above, h.ID)
		}
		numbered[number]++
	}
	var answered []string
	for _, b := range New(source(t)).Blocks {
		switch b := b.(type) {
		case Heading:
			check(b)
			if id, ok := strings.CutPrefix(b.ID, "answer-"); ok {
				answered = append(answered, strings.Replace(id, "-", ".", 1))
			}
		case Asked:
			check(b.Blocks[0].(Heading))
		}
	}
	if len(numbered) < 80 || len(answered) < 25 || !slices.Contains(answered, "1.3") {
		t.Errorf("%d steps and these answers have numbers: %q", len(numbered), answered)
	}
	for _, number := range answered {
		if numbered[number] != 1 {
			t.Errorf("the answer %s is to %d steps", number, numbered[number])
		}
	}
}

// TestQuestionsAreWhole: all that is to be read before an answer is marked is kept on one page.
func TestQuestionsAreWhole(t *testing.T) {
	asked := 0
	for _, b := range New(source(t)).Blocks {
		switch b := b.(type) {
		case Choices:
			if len(b.Sure) > 0 {
				t.Errorf("%+v stand by themselves", b.Options)
			}
		case Asked:
			asked++
			if _, ok := b.Blocks[len(b.Blocks)-1].(Choices); !ok {
				t.Errorf("%+v ends with no options", b.Blocks[0])
			}
		}
	}
	if asked < 25 {
		t.Errorf("%d questions", asked)
	}
}
