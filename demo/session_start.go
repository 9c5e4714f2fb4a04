package demo

import (
	"errors"
	"fmt"
	"os"
	"time"

	"exit42/demo/guard"
)

// Start starts the experiment's processes. Whatever happens to the app, they end with it. Where
// there is a recording it is played, and nothing is started.
func Start(exp Experiment) (*Session, error) {
	if exp.Recording != nil {
		return startReplay(exp)
	}
	s := &Session{
		called: make(chan struct{}, 1), done: make(chan struct{}), news: make(chan struct{}, 1),
		exp: exp, limits: exp.Limits.orDefaults(), began: time.Now(),
		procs: map[int]*process{}, looks: newLooker(), files: map[string]bool{}, ticked: time.Now(), mode: running,
	}
	s.clock, s.order = newClock(), newOrder(s.speaks)
	if exp.Hold {
		s.mode = stepping
	}
	dir, err := guard.NewDir(os.TempDir())
	if err != nil {
		return nil, fmt.Errorf("no private directory for the run (set TMPDIR to a directory that can be written): %w", err)
	}
	s.dir = dir
	if err := s.start(); err != nil {
		s.closeInput()
		dir.Remove()
		return nil, err
	}
	return s, nil
}

// start opens the door for the processes and starts the guard and the program.
func (s *Session) start() error {
	place, err := s.stand()
	if err != nil {
		return err
	}
	s.standing = place
	door, err := listen(s.dir.Path)
	if err != nil {
		return fmt.Errorf("no socket for the run in %s (its path may be too long; set TMPDIR to a shorter one): %w", s.dir.Path, err)
	}
	if s.exp.Method == "" {
		s.exp.Method = s.exp.Runtime.Methods()[0]
	}
	job := Job{
		Dir: s.dir.Path, Entry: place.Entry, Module: place.Module, Args: s.exp.Args, Root: place.Root,
		Method: s.exp.Method, Socket: door.socket(), Port: door.port(), Token: door.token,
	}
	if len(s.exp.Files) > 0 {
		job.Path = s.exp.Place.Dir
	}
	streams, err := s.startGuard(place.Dir)
	if err == nil {
		err = s.startProgram(job, &streams)
	}
	if err != nil {
		door.Close()
		return err
	}
	s.tellExperiment(job)
	go s.loop(door, streams)
	return nil
}

// startGuard starts the guard, and returns the output of the program that it will start.
func (s *Session) startGuard(cwd string) (streams [2]*os.File, err error) {
	stdin, opened, err := s.openInput()
	if err != nil {
		return streams, err
	}
	defer opened.Close()
	outR, outW, err := os.Pipe()
	if err != nil {
		return streams, err
	}
	defer outW.Close()
	errR, errW, err := os.Pipe()
	if err != nil {
		return streams, errors.Join(err, outR.Close())
	}
	defer errW.Close()
	if s.guard, err = guard.Start(s.dir, cwd, stdin, outW, errW); err != nil {
		return streams, errors.Join(s.cannotStart(err), outR.Close(), errR.Close())
	}
	return [2]*os.File{outR, errR}, nil
}

// startProgram prepares the program while its guard comes up, and has it started.
func (s *Session) startProgram(job Job, streams *[2]*os.File) error {
	command, err := s.exp.Runtime.Prepare(job)
	if err == nil {
		s.mainThread, s.unwatched = command.MainThread, command.Unwatched
		env := append(append(os.Environ(), "PWD="+s.standing.Dir), command.Env...)
		if s.root, err = s.guard.Begin(command.Args, env); err != nil {
			err = s.cannotStart(err)
		}
	}
	if err != nil {
		s.guard.End()
		s.guard.Wait()
		return errors.Join(err, streams[0].Close(), streams[1].Close())
	}
	return nil
}

func (s *Session) cannotStart(err error) error {
	return fmt.Errorf("cannot start %s: %w", s.exp.Runtime.Name(), err)
}
