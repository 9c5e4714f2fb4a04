package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"exit42/demo/machine"
	"exit42/demo/others"
	"exit42/lessons"
	"exit42/lessons/workshop"
	"exit42/ui/doctor"
	"exit42/ui/progress"
)

// examine finds out all that a report tells, all of it at the same time, and judges it.
func (s *screen) examine(ctx context.Context) (*doctor.Report, error) {
	w, err := s.env.taught()
	if err != nil {
		return nil, err
	}
	around := s.env.Around()
	d := discretion{doctor.NewPrivacy(around.Home, around.Private...)}
	system := machine.ThisSystem()
	r := &doctor.Report{
		Exit42: version(s.env.Release), Terminal: d.terminal(around, s.env.ASCII),
		Editor: d.editor(around.Editor, s.env.Pythons.PATH), Files: d.files(s.store(), around.Temp),
		ByHand: byHand(s.env.Pythons.PATH),
	}
	r.System = doctor.System{OS: runtime.GOOS, Arch: runtime.GOARCH, Name: d.say(system.Name), Kernel: d.say(system.Kernel)}
	r.Notice = d.say(w.Notice)
	if w.Own {
		r.Workshop = d.say(cmp.Or(w.OwnTitle(), "without a title"))
	}
	tools := others.Find(s.env.Pythons.PATH)
	var wg sync.WaitGroup
	for _, look := range []func(){
		func() {
			r.Pythons, r.Unusable, r.Python = d.pythons(ctx, s.env.Pythons)
			r.Shell = d.shell(ctx, s.env.Pythons)
		},
		func() { r.Go = d.tryGo(ctx) },
		func() { r.Tools = d.tools(tools) },
		func() { r.Lessons = lessonsHere(&w, tools) },
	} {
		wg.Go(look)
	}
	wg.Wait()
	r.Judge()
	return r, nil
}

// editor is the program of an editor's command.
func (d discretion) editor(command, path string) doctor.Editor {
	words := strings.Fields(command)
	if len(words) == 0 {
		return doctor.Editor{Other: editorOn(path)}
	}
	_, here := others.Program(path, words[0])
	if filepath.IsAbs(words[0]) {
		_, here = others.Program(filepath.Dir(words[0]), filepath.Base(words[0]))
	}
	e := doctor.Editor{Name: d.say(filepath.Base(words[0])), Here: here || runtime.GOOS == "windows"} // there it may have any of many endings
	if !e.Here {
		e.Other = editorOn(path)
	}
	return e
}

// editorOn is an editor that is on this path, the easiest one of those that are; empty for none.
func editorOn(path string) string {
	if runtime.GOOS == "windows" {
		return "notepad"
	}
	for _, name := range []string{"nano", "micro", "vim", "vi", "emacs", "ed"} {
		if _, here := others.Program(path, name); here {
			return name
		}
	}
	return ""
}

func (d discretion) files(store *progress.Store, temp string) doctor.Files {
	f := doctor.Files{Progress: d.say(store.File()), Temp: d.say(temp)}
	if err := machine.CouldWriteIn(temp); err != nil {
		f.TempWhy = d.say(err.Error())
	}
	if store.File() == "" {
		return f
	}
	_, err := os.Stat(store.File())
	f.Kept = err == nil
	_, notice := store.Load()
	if err := machine.CouldWrite(store.File()); err != nil && notice == "" {
		notice = fmt.Sprintf("cannot be written: %v; go on, and nothing is kept; or name another file with --state", err)
	}
	trouble, do, _ := strings.Cut(strings.TrimSpace(strings.TrimPrefix(notice, store.File())), "; ")
	f.Trouble, f.Remedy = d.say(trouble), d.say(do)
	return f
}

// byHand are the commands that a lesson's speaker types along, and that a system may lack.
func byHand(path string) []doctor.Tool {
	var all []doctor.Tool
	for _, name := range map[string][]string{"linux": {"ps", "strace"}, "darwin": {"ps"}}[runtime.GOOS] {
		_, here := others.Program(path, name)
		all = append(all, doctor.Tool{Name: name, Here: here})
	}
	return all
}

// tools asks these tools for their versions.
func (d discretion) tools(found []others.Tool) []doctor.Tool {
	all := make([]doctor.Tool, len(found))
	var wg sync.WaitGroup
	for i, t := range found {
		wg.Go(func() { all[i] = doctor.Tool{Name: d.say(t.Ask().String()), Here: true} })
	}
	wg.Wait()
	return all
}

// lessonsHere are the lessons, and what of them is recorded and in Go.
func lessonsHere(w *workshop.Workshop, tools []others.Tool) []doctor.Lesson {
	all := []doctor.Lesson{}
	for _, l := range w.Lessons {
		of := doctor.Lesson{Number: l.Number, Slug: l.Slug}
		for _, p := range runsOf(l) {
			of.Programs++
			if p.inGo() && p.program.RunsOn(runtime.GOOS) {
				of.InGo++
			}
			if w.Recording == nil {
				continue
			}
			if _, ok := w.Recording(l.Folder, p.program); ok {
				of.Recorded++
			}
		}
		for _, step := range l.Steps {
			if step.Exercise != nil {
				of.Exercises++
			}
			for _, e := range step.Elsewhere {
				if _, here := others.Named(tools, e.Tool); !here && e.Tool != string(lessons.Python) && e.Tool != string(lessons.Go) {
					of.Needs = append(of.Needs, e.Tool)
				}
			}
		}
		all = append(all, of)
	}
	return all
}
