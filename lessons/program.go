package lessons

import (
	"io/fs"
	"strings"
)

// Program is what a part of a lesson runs: a file in Python, and where there is
// one, the same scenario in Go.
type Program struct {
	File       string   // its name, beside lesson.md; empty for none
	Source     string   // byte for byte, with the line ends that it has on disk
	Native     string   // the name of the scenario in Go; empty if there is none
	NativeArgs []string // its arguments
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
	file, native := p.one(s, "Program"), p.one(s, "In Go")
	if file.line == 0 {
		if native.line != 0 {
			p.wrong(native.line, "**In Go:** without a **Program:**; name the file in Python, too")
		}
		return Program{}, false
	}
	return p.program(file, native), true
}
