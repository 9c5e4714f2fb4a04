package ui

import (
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/demo"
	"exit42/demo/exercise"
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
		lines = append(lines, "  "+t.Text.Render(what))
		for _, c := range commands {
			for _, line := range lk.styled(t.CodeText.Bold(true), c, w-8) {
				lines = append(lines, "    "+line)
			}
		}
	}
	p.processes(say)
	p.sameByHand(say, m)
	if h >= 10 {
		lines = append([]string{""}, lines...)
	}
	switch {
	case p.saved.err != nil:
		lines = append(lines, "", "  "+t.Warn.Render(lk.clean(p.saved.err.Error())))
	case p.saved.path != "":
		lines = append(lines, "", "  "+t.Good.Render(lk.clean("written: "+p.saved.path)))
	}
	return fit(lines, w, h)
}

// processes are how to look at those on the stage, while they are there.
func (p *present) processes(say func(string, ...string)) {
	l := p.on()
	s := l.run.latest()
	parent, child := l.run.focus(s)
	switch {
	case p.at(lessons.Abroad), l.run.recorded, parent == 0:
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
	if p.at(lessons.Abroad) {
		if f, ok := p.on().foreign(); ok && f.here {
			job := demo.Job{Entry: f.exp.Files[0].Name, Method: f.exp.Method, Args: f.exp.Args}
			say("The same, without us (w writes the file here):", typeable(f.exp.Runtime, job))
			return
		}
		say("r runs them; then it is known what can run here.")
		return
	}
	if exp, ok := p.experiment(m); ok && m.golang && !m.plays() {
		say("The same, without us:", typeable(exp.Runtime, demo.Job{Entry: exp.Files[0].Name, Method: exp.Method, Args: exp.Args}))
		return
	}
	file := p.program().File
	if file == "" {
		say("There is no program here.")
		return
	}
	file = demo.ShellWord(file)
	if runtime.GOOS == "windows" {
		say("The same, without us (w writes the file here):", "py "+file, "echo %ERRORLEVEL%")
		return
	}
	same := "The same, without us (w writes the file here):"
	if methods := m.methods(); len(methods) > 0 && m.startMethod() != methods[0] {
		same = "The same by " + methods[0] + " (w writes the file here):"
	}
	say(same, "python3 "+file+"; echo $?")
	if runtime.GOOS == "linux" {
		say("What the kernel is asked for:", "strace -fq -e trace=%process python3 "+file)
		if len(m.pythons) > 0 && m.pythons[0].From == "pyenv" { // its script starts a hundred processes first
			say("python3 is a script of pyenv here; the Python itself:", "$(pyenv which python3)")
		}
	}
}

// typeable is how a person does a job, without the path of the tool: nobody types that.
func typeable(r demo.Runtime, job demo.Job) string {
	return strings.Replace(r.ByHand(job), demo.ShellWord(r.Path()), demo.ShellWord(filepath.Base(r.Path())), 1)
}

// toWrite is what w writes; it has no name where there is none.
func (p *present) toWrite(m machine) demo.File {
	l := p.on()
	if p.at(lessons.Abroad) {
		if f, ok := l.foreign(); ok && f.here {
			return f.exp.Files[0]
		}
		return demo.File{}
	}
	if exp, ok := p.experiment(m); ok && m.golang {
		return exp.Files[0]
	}
	return demo.File{Name: p.program().File, Text: p.program().Source}
}

// noFile says why there is no file to be written.
func (p *present) noFile(m machine) string {
	switch {
	case p.save == nil:
		return "nothing can be written here"
	case p.toWrite(m).Name == "":
		return "there is no file to write here"
	}
	return ""
}

// write writes the program where the presenter is; of an exercise, what stands beside it, too.
func (p *present) write(_ string, m machine) tea.Cmd {
	p.hand, p.wide = true, false
	file := p.toWrite(m)
	if p.exercise() == nil {
		return saveFile(p.save, file.Name, file.Text)
	}
	return tea.Sequence(saveFile(p.save, "work.py", exercise.Work), saveFile(p.save, file.Name, file.Text))
}
