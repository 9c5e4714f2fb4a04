package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"

	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/ui/doctor"
)

// pythons are the interpreters that can be used and those that cannot, and a run of the first.
func (d discretion) pythons(ctx context.Context, f python.Finder) (usable, not []doctor.Python, ran doctor.Run) {
	asked, cancel := context.WithTimeout(ctx, visit*2/3) // what is left is for the run
	defer cancel()
	found, lacks := f.Find(asked)
	usable, not = []doctor.Python{}, []doctor.Python{}
	for _, i := range found {
		p := doctor.Python{Name: d.say(i.Name()), Path: d.say(i.Path), Default: d.say(i.Default)}
		if !i.Supported() {
			p.Why = p.Name + ": the lessons are about CPython"
			not = append(not, p)
			continue
		}
		for _, m := range i.Methods {
			p.Methods = append(p.Methods, d.say(m))
		}
		if usable = append(usable, p); len(usable) == 1 {
			ran = d.tryPython(ctx, i)
		}
	}
	for _, l := range lacks {
		not = append(not, doctor.Python{Path: d.say(l.Path), Why: d.say(l.Why), Late: l.Late})
	}
	return usable, not, ran
}

// shell is what a person gets who types python3.
func (d discretion) shell(ctx context.Context, f python.Finder) doctor.Shell {
	s := doctor.Shell{Command: "python3"}
	if runtime.GOOS == "windows" {
		s.Command = "python"
	}
	i, err := f.Resolve(ctx, s.Command)
	switch {
	case err != nil:
		s.Why, s.Late = d.say(err.Error()), errors.Is(err, python.ErrLate)
	case !i.Supported():
		s.Why = d.say(i.Name() + ": the lessons are about CPython")
	default:
		s.Is = d.say(i.Name())
		if command, ok := others.Program(f.PATH, s.Command); ok && command != i.Path && isScript(command) {
			s.Behind = d.say(i.Path)
		}
	}
	return s
}

// isScript reports whether a program is one that names its interpreter, as a shim of pyenv does.
func isScript(program string) bool {
	file, err := os.Open(program)
	if err != nil {
		return false
	}
	defer file.Close()
	var begins [2]byte
	_, err = io.ReadFull(file, begins[:])
	return err == nil && string(begins[:]) == "#!"
}
