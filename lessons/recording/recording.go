// Package recording keeps recorded runs of the lessons' programs: real runs, made once on a
// machine with Python, for those that have none.
//
// Unlike package lessons it starts processes, where a recording is made: through demo alone.
//
// Law: a recording is a trace that a real run left, with its machine's paths taken out and
// nothing else changed; it is played only for the program that it was made of, byte for byte.
package recording

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync"
	"unicode"

	"exit42/demo"
	"exit42/lessons"
)

// most bounds an unpacked recording, in bytes.
const most = 16 << 20

// A Shelf is a folder of recordings, each of which is read once. Its methods may be called from
// any goroutine.
type Shelf struct {
	files fs.FS

	mu   sync.Mutex
	read map[string]opened
}

// An opened recording is what was read of a file: no trace where it is not there, or cannot be read.
type opened struct {
	trace  *demo.Trace
	source string // of the program that it is of: to ask a trace for a scene changes it
}

// NewShelf is a shelf over a folder as [Make] fills it.
func NewShelf(files fs.FS) *Shelf { return &Shelf{files: files, read: map[string]opened{}} }

// Find returns the recorded run of a lesson's program. ok is false where there is none of
// exactly this program.
func (s *Shelf) Find(folder string, p lessons.Program) (_ *demo.Trace, ok bool) {
	for _, name := range []string{fileName(folder, p, false), fileName(folder, p, true)} {
		if r := s.open(name); r.trace != nil && r.source == p.Source {
			return r.trace, true
		}
	}
	return nil, false
}

func (s *Shelf) open(name string) opened {
	s.mu.Lock()
	defer s.mu.Unlock()
	r, ok := s.read[name]
	if !ok {
		if trace, err := unpack(s.files, name); err == nil {
			r = opened{trace, program(trace)}
		}
		s.read[name] = r
	}
	return r
}

// unpack reads a recording; it is an error if it is too long, cut or no trace.
func unpack(files fs.FS, name string) (*demo.Trace, error) {
	file, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(z, most+1))
	if err != nil {
		return nil, err
	}
	if len(text) > most {
		return nil, fmt.Errorf("%s is larger than %d bytes", name, most)
	}
	trace, err := demo.Read(bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	return trace, nil
}

// program is the source of the program that a trace is of.
func program(t *demo.Trace) string {
	if files := t.At(t.Len()).Files; len(files) > 0 {
		return files[0].Text
	}
	return ""
}

// fileName is where the recording of a program is: "exit_300.ndjson.gz", and of one for another
// tool than Python "exits-node.ndjson.gz". With solved it is that of an order that was put right.
func fileName(folder string, p lessons.Program, solved bool) string {
	stem := strings.TrimSuffix(p.File, path.Ext(p.File))
	if p.Tool != "" && p.Tool != string(lessons.Python) {
		stem += "-" + strings.Map(letter, p.Tool)
	}
	if solved {
		stem += "-solved"
	}
	return path.Join(folder, stem+".ndjson.gz")
}

// letter is what a file's name has of a tool's name, which a lesson may spell as it likes.
func letter(r rune) rune {
	if r = unicode.ToLower(r); 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
		return r
	}
	return -1
}

// A Take is one recording to be made.
type Take struct {
	File    string // where it belongs, below the shelf's folder
	Program lessons.Program
	exp     demo.Experiment
}

// Takes are the recordings that the lessons need. experiment makes the run of a program; where it has
// no runtime, this machine cannot run that.
func Takes(all []lessons.Lesson, experiment func(lessons.Program) demo.Experiment) []Take {
	var takes []Take
	seen := map[string]bool{}
	for i := range all {
		l := &all[i]
		for r := range l.Runs() {
			if l.Steps[r.Part.Run].Exercise != nil {
				continue
			}
			exp := experiment(r.Program)
			p := Shown(r.Program, exp.Files)
			if name := fileName(l.Folder, p, r.Try == lessons.Solved); !seen[name] && p.File != "" {
				seen[name] = true
				takes = append(takes, Take{name, p, exp})
			}
		}
	}
	return takes
}

// Shown is a program as its recording is looked for: one that a lesson has in Go alone is the first
// of the files that are shown of it.
func Shown(p lessons.Program, files []demo.File) lessons.Program {
	if p.File == "" && len(files) > 0 {
		p.File, p.Source = files[0].Name, files[0].Text
	}
	return p
}

// Possible reports whether there is something on this machine that runs the program.
func (t Take) Possible() bool { return t.exp.Runtime != nil }

// Make runs the program step by step and returns its recording, packed.
func (t Take) Make(ctx context.Context) ([]byte, error) {
	trace, err := demo.Record(ctx, t.exp)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.File, err)
	}
	var b bytes.Buffer
	z, _ := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if _, err := demo.Portable(trace).WriteTo(z); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}
