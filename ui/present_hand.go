package ui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
	"exit42/demo/python"
	"exit42/lessons"
)

// handLines are what the room can type along: few lines, each of which fits a terminal.
func (p *present) handLines(lk look, m machine, w, h int) []string {
	t := lk.theme
	var lines []string
	say := func(what string, commands ...string) {
		if len(lines) > 0 && h >= 20 {
			lines = append(lines, "")
		}
		lines = append(lines, "  "+t.Text.Render(lk.clean(what)))
		for _, c := range commands {
			lines = append(lines, lk.command(t.CodeText.Bold(true), c, w)...)
		}
	}
	p.processes(say)
	p.sameByHand(say, m)
	written, style := p.hand.says(p.toWrite(m)), t.Good
	if p.hand.saved.err != nil {
		style = t.Warn
	}
	if written != "" && h >= 20 {
		lines = append([]string{""}, lines...)
	}
	if h >= 10 {
		lines = append([]string{"  " + cut(style.Render(lk.clean(written)), w-3)}, lines...) // there, it is never cut off
	}
	return fit(lines, w, h)
}

// processes are how to look at those on the stage, while they are there.
func (p *present) processes(say func(string, ...string)) {
	l := p.front
	s := l.run.latest()
	parent, child := l.run.focus(s)
	switch {
	case p.at(lessons.Elsewhere), l.run.recorded, parent == 0:
	case !l.run.live():
		if child == 0 {
			say(fmt.Sprintf("Process %d is gone.", parent))
			return
		}
		say(fmt.Sprintf("Processes %d and %d are gone.", parent, child))
	case runtime.GOOS == "windows":
		say("They are there now:", fmt.Sprintf("tasklist /fi \"pid eq %d\"", parent))
	default:
		say("They are there now:", "ps -o pid,ppid,stat,comm -p "+pids(parent, child))
		if c := s.Proc(child); c != nil && c.State == demo.Zombie && runtime.GOOS == "linux" {
			say("The zombie:", fmt.Sprintf("grep State /proc/%d/status", child))
		}
	}
}

// sameByHand is how to do the same without us.
func (p *present) sameByHand(say func(string, ...string), m machine) {
	exp, ok := p.toType(m)
	file := p.hand.fileName(p.toWrite(m))
	by, isPython := exp.Runtime.(python.Runtime)
	switch {
	case p.at(lessons.Elsewhere) && !ok:
		say("r runs them; then it is known what can run here.")
		return
	case file == "":
		say("There is no program here.")
		return
	case isPython:
		p.sameInPython(say, by, exp.Method, file)
	case ok && exp.Recording == nil:
		job := demo.Job{Entry: file, Method: exp.Method, Args: exp.Args}
		say("The same, without us (w writes the file here):", typeable(exp.Runtime, job))
	case runtime.GOOS == "windows":
		say(p.sameProgram()+", without us (w writes the file here):", "py "+demo.ShellWord(file), "echo %ERRORLEVEL%")
	default:
		say(p.sameProgram()+", without us (w writes the file here):", "python3 "+demo.ShellWord(file)+"; echo $?")
	}
	say("In your own shell, ctrl+c ends it.")
}

// sameInPython is the program with the interpreter and the start method that the stage has.
func (p *present) sameInPython(say func(string, ...string), by python.Runtime, method, file string) {
	name := p.hand.nameOf(&by.Interpreter)
	if runtime.GOOS == "windows" {
		say(p.sameProgram()+", without us (w writes the file here):", name+" "+demo.ShellWord(file), "echo %ERRORLEVEL%")
		return
	}
	own := by.Interpreter.Default
	what := p.sameProgram() + ", by " + method + " (w writes it here):"
	if called, known := p.hand.called[by.Path()]; known && called == "" {
		what = by.Name() + " is on the stage; with what python3 is here:"
	}
	line := demo.ShellWord(file)
	if method != own { // short lines: somebody types them
		line = "-c " + demo.ShellWord(fmt.Sprintf("\nimport multiprocessing as m, runpy\nm.set_start_method(%q)\nrunpy.run_path(%q, {}, \"__main__\")", method, file))
	}
	say(what, name+" "+line+"; echo $?")
	if runtime.GOOS != "linux" {
		return
	}
	asked := "What the kernel is asked for:"
	if method != own {
		asked = "What the kernel is asked for, by " + own + ":"
	}
	say(asked, "strace -fq -e trace=%process "+name+" "+demo.ShellWord(file))
}

// sameProgram is what runs by hand, in words: it may not be the lesson's.
func (p *present) sameProgram() string {
	switch p.front.instead() {
	case editedProgram:
		return "The edited program"
	case solutionProgram:
		return "The solution"
	}
	return "The same"
}

// toType is what there is on the stage; where nothing has run there, what would run.
func (p *present) toType(m machine) (_ demo.Experiment, ok bool) {
	l := p.front
	if p.at(lessons.Elsewhere) {
		f, ok := l.translation()
		return f.exp, ok && f.here
	}
	if len(l.fired.Files) > 0 && l.run.trace != nil {
		return l.fired, true
	}
	return p.experiment(m)
}

// typeable is how a person does a job, without the path of the tool: nobody types that.
func typeable(r demo.Runtime, job demo.Job) string {
	return strings.Replace(r.ByHand(job), demo.ShellWord(r.Path()), demo.ShellWord(filepath.Base(r.Path())), 1)
}

// toWrite is what w writes; it has no name where there is none.
func (p *present) toWrite(m machine) demo.File {
	if exp, ok := p.toType(m); ok {
		return exp.Files[0]
	}
	if p.at(lessons.Elsewhere) {
		return demo.File{}
	}
	return demo.File{Name: p.program().File, Text: p.program().Source}
}

// noFile says why there is no file to be written.
func (p *present) noFile(m machine) string {
	switch {
	case p.hand.save == nil:
		return "nothing can be written here"
	case p.toWrite(m).Name == "":
		return "there is no file to write here"
	}
	return ""
}

// write writes the program where the presenter is; of an exercise, what stands beside it, too.
func (p *present) write(_ string, m machine) tea.Cmd {
	p.over = handCover
	file, save, withWork := p.toWrite(m), p.hand.save, p.exercise() != nil
	p.hand.wrote = file.Text
	return func() tea.Msg {
		var saved fileSaved
		if withWork { // the program imports it by this name
			saved.beside = "work.py"
			if _, err := save(saved.beside, exercise.Work); err != nil {
				return fileSaved{err: err}
			}
		}
		saved.path, saved.err = saveBeside(save, file.Name, file.Text)
		return saved
	}
}

// saveBeside writes a file; where another one has its name, under the next name that is free.
func saveBeside(save func(name, text string) (string, error), name, text string) (path string, err error) {
	if path, err = save(name, text); err == nil {
		return path, nil
	}
	ext := filepath.Ext(name)
	for n := 2; n <= 9; n++ {
		if path, err := save(fmt.Sprintf("%s_%d%s", strings.TrimSuffix(name, ext), n, ext), text); err == nil {
			return path, nil
		}
	}
	return "", err // why it could not have its own
}
