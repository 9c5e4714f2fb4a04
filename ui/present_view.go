package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"exit42/lessons"
	"exit42/ui/stage"
)

// presentLines are the whole picture on the projector: a head, the stage, a sentence, and what
// the keys do. Nothing at all is on it while it is black.
func (m *Model) presentLines(p *present) []string {
	if p.black {
		return make([]string, m.h)
	}
	h := m.h - 3
	lines := m.presentHead(p)
	if p.title {
		lines = []string{"", ""}
	}
	switch {
	case m.page == helpPage:
		lines = append(lines, p.help(m.look, m.machine, m.w, h)...)
	case p.vote != nil:
		lines = append(lines, inset(p.vote.view(m.look, m.w-2, h))...)
	case p.hand:
		lines = append(lines, p.handLines(m.look, m.machine, m.w, h)...)
	case p.wide:
		lines = append(lines, p.wholeLines(m.look, m.machine, m.w, h)...)
	case p.title:
		lines = append(lines, p.titleLines(m.look, m.w, h)...)
	default:
		words := p.words(m.look, m.machine, m.w-4, h)
		words = words[:min(len(words), max(h-leastListing, 2))]
		lines = append(lines, inset(p.picture(m.look, m.machine, m.w-2, h-len(words), h))...)
		for _, line := range words {
			lines = append(lines, "  "+line)
		}
	}
	return append(lines, p.foot(m.look, m.machine, m.notice, m.page == helpPage, m.w))
}

func inset(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = " " + line
	}
	return out
}

// presentHead is the line that says where one is and what runs, and a rule.
func (m *Model) presentHead(p *present) []string {
	t, w := m.look.theme, m.w
	right := m.presentRuns(p)
	step := &p.all[p.in].Steps[p.step]
	at := fmt.Sprintf(" · %d of %d", p.step+1, len(p.all[p.in].Steps))
	title := m.look.clean(strings.ReplaceAll(p.all[p.in].Title, "`", ""))
	room := max(w-ansi.StringWidth(right)-3-ansi.StringWidth(at), 1)
	more := " · " + string(step.Kind)
	word := p.instead()
	if word != "" {
		more = " · " + word
	}
	if word != "" || ansi.StringWidth(title+more) <= room { // the step's kind is the first to go
		at += more
		room = max(room-ansi.StringWidth(more), 1)
	}
	title = ansi.Truncate(title, room, t.Glyphs.Ellipsis)
	left := " " + t.Title.Render(title) + t.Muted.Render(at)
	return []string{
		pad(left, w-ansi.StringWidth(right)-1) + right,
		" " + t.Rule.Render(strings.Repeat(t.Glyphs.Horizontal, max(w-2, 0))),
	}
}

// presentRuns says what runs, and whether it is held.
func (m *Model) presentRuns(p *present) string {
	t, l := m.look.theme, p.on()
	right := ""
	if l.run.trace == nil && m.machine.plays() {
		if exp, ok := p.experiment(m.machine); ok {
			right = m.recorded(exp.Recording.At(0).Run, 0)
		}
	}
	if right == "" {
		right = m.runs(0)
	}
	if word := p.frozenWord(m.w); word != "" {
		right = t.Warn.Render(t.Glyphs.Pause+" "+word) + t.Muted.Render(" · ") + right
	}
	return right
}

// frozenWord says that a run is held, and where; empty where none is.
func (p *present) frozenWord(w int) string {
	at, ok := p.live()
	if !ok {
		return ""
	}
	l := p.parts[at]
	switch stuck := l.run.latest().Stuck; {
	case at != p.here() && (stuck || frozen(&l.run)):
		return fmt.Sprintf("FROZEN in %d.%d", p.all[at.lesson].Number, max(p.all[at.lesson].Parts[at.part].Run, 0)+1)
	case stuck:
		return "STUCK"
	case frozen(&l.run) && w >= 76:
		return strings.TrimSpace("FROZEN " + heldAt(l.run.trace))
	case frozen(&l.run):
		return "FROZEN"
	}
	return ""
}

// picture is the stage, as the lesson draws it; of a verdict, what the class said and what happened;
// where nothing has run, the program, or what there is to read. whole is the height with the words
// below it.
func (p *present) picture(lk look, m machine, w, h, whole int) []string {
	l := p.on()
	verdict := p.at(lessons.Verdict) && l.evidence != nil
	switch {
	case p.at(lessons.Abroad) && l.abroad.look == 0:
		return fit(p.tools(lk, w), w, h)
	case !verdict && (l.run.trace != nil || p.at(lessons.Abroad, lessons.Ordering)):
		return l.picture(lk, m, w, h)
	}
	scene, o := l.scene(lk, m)
	switch {
	case verdict:
		o.Instead = p.outcomes(lk, w, stage.Room(h))
	case p.at(lessons.Claims):
		o.Instead = p.claimList(lk, w, stage.Room(h))
	case p.takesStage(lk, w-2, whole):
		o.Instead = p.reading(lk, w, stage.Room(h))
	default:
		o.Instead = listing(lk, o.Program, w, stage.Room(h)) // to be read, and not from beside empty lanes
	}
	return strings.Split(stage.Draw(scene, o, w, h), "\n")
}

// tools are the programs in other languages, before it is known which of them can run here.
func (p *present) tools(lk look, w int) []string {
	lines := []string{""}
	for _, e := range p.on().walk.Step().Elsewhere {
		program := e.Program.File
		if program == "" {
			program = e.Program.Native
		}
		lines = append(lines, "  "+pad(lk.theme.Text.Bold(true).Render(lk.clean(e.Tool)), 12)+lk.theme.Muted.Render(lk.clean(program)))
	}
	return lines
}

// outcomes sets each question beside what happened, and how many said so.
func (p *present) outcomes(lk look, w, h int) []string {
	t, l := lk.theme, p.on()
	var items [][]string
	for _, step := range p.questions() {
		s := &p.all[p.in].Steps[step]
		value, _, _ := l.evidence.Says(s.Question.Subject)
		seen := lessons.Observation{Subject: s.Question.Subject, Value: value}
		shows := t.Warn.Render("not observed")
		if value != "" {
			shows = tinted(lk, seen).Render(lk.clean(seen.In(l.language)))
		}
		items = append(items, []string{
			"   " + t.Text.Bold(true).Render(lk.clean(strings.ReplaceAll(s.Title, "`", ""))),
			cut("     "+t.Muted.Render("it shows   ")+shows, w),
			cut("     "+t.Muted.Render("the class  ")+t.Text.Render(p.classSaid(s, seen)), w),
		})
	}
	if len(items) == 0 {
		return nil
	}
	return window(lk, items, max(l.chosen, 0), h)
}

// classSaid is how many of the class said what happened: at first, and after they had talked.
func (p *present) classSaid(s *lessons.Step, seen lessons.Observation) string {
	v := p.votes.Find(p.all[p.in].Slug, s.ID)
	switch {
	case v == nil || v.First == nil:
		return "was not asked"
	case seen.Value == "":
		return "nothing is decided: the run did not show it"
	case v.Second == nil || v.Open: // nobody sees the first count before
		return "has not voted a second time"
	}
	said := func(hands map[string]int) string {
		right, all := 0, 0
		for _, o := range v.Options {
			if all += hands[o.Letter]; o.Predicts == seen {
				right += hands[o.Letter]
			}
		}
		return fmt.Sprintf("%d of %d", right, all)
	}
	return said(v.First.Hands) + " said so, then " + said(v.Second.Hands)
}

// wholeLines are the whole program.
func (p *present) wholeLines(lk look, m machine, w, h int) []string {
	program := p.readable(lk, m)
	lines, last := stage.Whole(program, p.from, w, h-1)
	head := " " + lk.theme.Text.Bold(true).Render(program.Name())
	if last > 0 {
		from := min(p.from, last)
		head += lk.theme.Muted.Render(fmt.Sprintf("   lines %d to %d of %d", from+1, from+len(lines), program.Lines()))
	}
	return fit(append([]string{head}, lines...), w, h)
}

// readable is the program that is on the stage; of several in other languages, the chosen one.
func (p *present) readable(lk look, m machine) *stage.Program {
	if f, ok := p.on().foreign(); ok && p.at(lessons.Abroad) {
		file := f.exp.Files[0]
		return lk.program(file.Name, file.Text, language(file.Name))
	}
	_, o := p.on().scene(lk, m)
	return o.Program
}

// lastWide is the last line from which the whole program can be shown, counted from 0.
func (m *Model) lastWide(p *present) int {
	_, last := stage.Whole(p.readable(m.look, m.machine), 0, m.w, m.h-4)
	return last
}

// words are the one sentence under the stage, always two lines or more so that the stage keeps its
// place; or a question with its options, each on a line.
func (p *present) words(lk look, m machine, w, h int) []string {
	l := p.on()
	step := l.walk.Step()
	if l.run.err != nil {
		return atLeast(2, lk.styled(lk.theme.Warn, l.run.err.Error(), w))
	}
	if p.at(lessons.Predict, lessons.Turn) && !l.run.live() {
		lines := lk.prose("**"+step.Title+"**", w)
		for _, item := range l.optionItems(lk, m) {
			lines = append(lines, ansi.Truncate(item, w, lk.theme.Glyphs.Ellipsis))
		}
		return lines
	}
	if moment := p.moment(); moment != "" && !(p.at(lessons.Where) && l.run.scene().Caller != nil) {
		return atLeast(2, lk.styled(lk.theme.Text, moment, w))
	}
	if l.run.trace == nil && l.abroad.look == 0 && !p.at(lessons.Ordering) {
		return p.wordsBefore(lk, w, h)
	}
	if step.Kind == lessons.Read {
		if lines := lk.prose(firstSentence(step.Prose), w); len(lines) <= 2 {
			return atLeast(2, lines)
		}
	}
	return atLeast(2, lk.prose("**"+step.Title+"**", w))
}

func atLeast(n int, lines []string) []string {
	for len(lines) < n {
		lines = append(slices.Clip(lines), "")
	}
	return lines
}

// moment says what happened last on the stage, while a run goes on or is looked back at.
func (p *present) moment() string {
	l := p.on()
	r := &l.run
	if r.trace == nil || r.trace.Len() == 0 || p.at(lessons.Abroad) {
		return ""
	}
	if why := stuckWords(r.scene()); why != "" && r.follow {
		return why
	}
	if r.over && r.follow {
		return ""
	}
	for i := r.at; i >= max(0, r.at-farBack); i-- {
		if text := r.sentence(i); text != "" {
			return text
		}
	}
	return ""
}

// firstSentence is the beginning of a text, up to the end of its first sentence.
func firstSentence(prose string) string {
	prose, _, _ = strings.Cut(prose, "\n\n")
	prose = strings.Join(strings.Fields(prose), " ")
	for i := range prose {
		if strings.ContainsRune(".?:", rune(prose[i])) && strings.HasPrefix(prose[i+1:], " ") && strings.Count(prose[:i], "`")%2 == 0 {
			return strings.TrimSuffix(prose[:i+1], ":")
		}
	}
	return prose
}
