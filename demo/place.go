package demo

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// maxSource is how large a source file may be, in bytes, to be told: it travels in one line of
// the trace. maxFiles is how many of a program's own files are told.
const (
	maxSource = MaxLine / 4
	maxFiles  = 64
)

// stand says where the program stands: in the run's private directory, if it is made of Files.
func (s *Session) stand() (Place, error) {
	p := s.exp.Place
	if len(s.exp.Files) > 0 {
		entry, err := writeProgram(filepath.Join(s.dir.Path, "program"), s.exp.Files)
		if err != nil {
			return p, err
		}
		p.Entry, p.Root, p.Module = entry, filepath.Dir(entry), ""
		if p.Dir == "" {
			p.Dir = p.Root
		}
	}
	if p.Entry == "" && p.Module == "" {
		return p, errors.New("no program to run")
	}
	p.Root = strings.TrimSuffix(p.Root, string(filepath.Separator)) + string(filepath.Separator)
	return p, nil
}

// writeProgram writes the files and returns the path of the first.
func writeProgram(dir string, files []File) (entry string, err error) {
	if err := os.Mkdir(dir, 0o700); err != nil {
		return "", err
	}
	for _, f := range files {
		if f.Name != filepath.Base(f.Name) {
			return "", fmt.Errorf("%q is no bare file name", f.Name)
		}
		if len(f.Text) > maxSource {
			return "", fmt.Errorf("%q is larger than %d KiB", f.Name, maxSource>>10)
		}
		if err := os.WriteFile(filepath.Join(dir, f.Name), []byte(f.Text), 0o600); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, files[0].Name), nil
}

// tellExperiment tells what is run, and the program's own files as far as they are known.
func (s *Session) tellExperiment(job Job) {
	typed := job
	if filepath.Dir(job.Entry) == s.standing.Dir || len(s.exp.Files) > 0 {
		typed.Entry = filepath.Base(job.Entry)
	}
	s.ready = append(s.ready, Event{
		Kind: KindExperiment, Name: s.exp.Runtime.Name(), Value: s.exp.Runtime.Path(), Method: job.Method,
		File: job.Entry, Text: runtime.GOOS + "/" + runtime.GOARCH, Func: s.exp.Runtime.ByHand(typed),
	})
	for _, f := range s.exp.Files {
		name := filepath.Join(filepath.Dir(job.Entry), f.Name)
		s.files[name] = true
		s.ready = append(s.ready, Event{Kind: KindSource, File: name, Line: 1, Text: f.Text})
	}
	if e, ok := s.ownSource(job.Entry); ok {
		s.ready = append(s.ready, e)
	}
	s.wake()
}

// ownSource reads one of the program's own files, the first time that it is named.
func (s *Session) ownSource(name string) (Event, bool) {
	own := name == s.standing.Entry || strings.HasPrefix(filepath.Clean(name), s.standing.Root)
	if name == "" || !own || s.files[name] || len(s.files) >= maxFiles {
		return Event{}, false
	}
	s.files[name] = true
	text, ok := readSource(name)
	return Event{Kind: KindSource, File: name, Line: 1, Text: text}, ok
}

// readSource reads a source file whose path a process named: it may have named anything.
func readSource(name string) (text string, ok bool) {
	info, err := os.Stat(name)
	if err != nil || !filepath.IsAbs(name) || !info.Mode().IsRegular() || info.Size() > maxSource {
		return "", false
	}
	data, err := os.ReadFile(name)
	text = strings.ToValidUTF8(string(data), "\uFFFD")
	return text, err == nil && len(appendString(nil, text)) < MaxLine/2 // control characters take six times their room
}

// tellSource tells, once a run, from the very file that runs, the place from which a target was
// called.
func (s *Session) tellSource(e Event) {
	const around = 3
	if s.sourced {
		return
	}
	text, ok := readSource(e.AtFile)
	lines := strings.Split(text, "\n")
	if !ok || e.AtLine < 1 || e.AtLine > len(lines) {
		return
	}
	s.sourced = true
	first, last := max(1, e.AtLine-around), min(len(lines), e.AtLine+around)
	s.pending = append(s.pending, Event{
		Kind: KindSource, T: e.T, PID: e.PID, File: e.AtFile, Line: first, AtLine: e.AtLine,
		Text: strings.Join(lines[first-1:last], "\n") + "\n",
	})
}
