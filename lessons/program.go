package lessons

import (
	"io/fs"
	"slices"
	"strings"
)

// Program is what a part of a lesson runs: a file in Python, and where there is
// one, the same scenario in Go.
type Program struct {
	File       string   // its name, beside lesson.md; empty for none
	Source     string   // byte for byte, with the line ends that it has on disk
	Native     string   // the name of the scenario in Go; empty if there is none
	NativeArgs []string // its arguments
	Tool       string   // the one tool that runs it, in an Elsewhere step: "Node"; empty for Python and Go
	OnlyOn     []string // the systems on which it shows what its lesson says: Linux, macOS; nil for all
}

// RunsOn says whether the program shows what its lesson says on that system, named as in
// runtime.GOOS: one that a signal ends does so where there are signals. Elsewhere its recording
// is played.
func (made Program) RunsOn(system string) bool {
	is := func(name string) bool { return systems[name] == system }
	return made.OnlyOn == nil || slices.ContainsFunc(made.OnlyOn, is)
}

// program reads the file that a **Program:** names, and the words of **In Go:**.
func (p *page) program(file, native field) Program {
	name, ok := codeSpan(file.text)
	if !ok {
		p.wrong(file.line, "%q is no file name; write one between backticks, as in `exit_300.py`", file.text)
		return Program{}
	}
	made := Program{File: name, Source: p.source(file.line, name)}
	if native.text == "" {
		return made
	}
	words, ok := codeSpan(native.text)
	if !ok {
		p.wrong(native.line, "%q is no program in Go; write its name and arguments between backticks, as in `exitcode --value=300`", native.text)
		return made
	}
	return made.inGo(words)
}

// inGo adds the scenario in Go: its name and arguments.
func (made Program) inGo(words string) Program {
	if all := strings.Fields(words); len(all) > 0 {
		made.Native, made.NativeArgs = all[0], all[1:]
	}
	return made
}

// onlyOn reads the systems that an **Only on:** names; nil where there is none.
func (p *page) onlyOn(f field) []string {
	if f.line == 0 {
		return nil
	}
	var all []string
	for word := range strings.SplitSeq(f.text, ",") {
		name := strings.TrimSpace(word)
		if systems[name] == "" {
			p.wrong(f.line, "%q is no system; there are Linux, macOS, Windows", name)
		}
		all = append(all, name)
	}
	return all
}

// source is the text of a file beside lesson.md.
func (p *page) source(line int, name string) string {
	text, err := fs.ReadFile(p.beside, name)
	if err != nil {
		p.wrong(line, "there is no program %q; put it beside lesson.md", name)
	}
	return string(text)
}

// stepProgram is the program that a step's paragraphs name; ok is false where none do.
func (p *page) stepProgram(s *section) (_ Program, ok bool) {
	file, native, only := p.one(s, "Program"), p.one(s, "In Go"), p.one(s, "Only on")
	if file.line == 0 {
		if native.line != 0 {
			p.wrong(native.line, "**In Go:** without a **Program:**; name the file in Python, too")
		}
		if only.line != 0 {
			p.wrong(only.line, "**Only on:** without a **Program:**; name the file that runs only there")
		}
		return Program{}, false
	}
	made := p.program(file, native)
	made.OnlyOn = p.onlyOn(only)
	return made, true
}
