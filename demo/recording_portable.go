package demo

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Portable returns the same trace without the paths of the machine on which it was made:
//
//	/home/ada/py/lib/python3.13/random.py    lib/python3.13/random.py
//	/tmp/exit42-1/program/exit_300.py        exit_300.py
//	/home/ada/py/bin/python3                 python3
//	/tmp/pymp-1                              temp/pymp-1
//	/home/ada/x                              ~/x
//
// and the command to run it by hand is "python3 exit_300.py". Where bytes of a message hold such a
// path, its head is cut short before it, since bytes stand for themselves. The program's own source
// stays as it is, and so does all else. It is to be called on the machine of the trace, since no
// trace says where its home and temporary directories are.
func Portable(t *Trace) *Trace {
	p := newPortable(t)
	out := new(Trace)
	for i := range t.events {
		e := t.events[i]
		for _, field := range []*string{&e.File, &e.AtFile, &e.Func, &e.Name, &e.Value, &e.Thread, &e.State, &e.Unknown} {
			*field = p.text(*field)
		}
		if e.Kind != KindSource {
			e.Text = p.text(e.Text)
		}
		if e.Kind == KindExperiment {
			e.Func = strings.TrimSuffix(e.Func, "; echo $?")
		}
		e.Head = p.head(e.Head)
		out.Append(e)
	}
	return out
}

// A portable knows the paths of one machine and one run.
type portable struct {
	known  []machinePath // those of the program and of what runs it, in the order in which they are looked for
	around []machinePath // the directories in which they may be
}

// A machinePath is a path, and what stands for it.
type machinePath struct{ path, says string }

func newPortable(t *Trace) portable {
	p := portable{around: around()}
	const sep = string(filepath.Separator)
	if t.Len() > 0 && t.events[0].Kind == KindExperiment {
		e := &t.events[0]
		if program := filepath.Dir(e.File); filepath.IsAbs(program) {
			p.known = append(p.known, machinePath{program + sep, ""})
		}
		if filepath.IsAbs(e.Value) {
			name := filepath.Base(e.Value)
			if strings.HasPrefix(e.Name, "Python ") {
				name = "python3"
			}
			lib := filepath.Join(filepath.Dir(filepath.Dir(e.Value)), "lib") + sep
			p.known = append(p.known, machinePath{ShellWord(e.Value), name}, machinePath{e.Value, name}, machinePath{lib, "lib/"})
		}
	}
	return p
}

func around() []machinePath {
	var dirs []machinePath
	temp, _ := filepath.EvalSymlinks(os.TempDir())
	for _, dir := range []string{temp, os.TempDir(), "/private/var/tmp", "/var/tmp", "/private/tmp", "/tmp"} {
		if len(dir) > 1 {
			dirs = append(dirs, machinePath{dir, "temp"})
		}
	}
	if home, err := os.UserHomeDir(); err == nil && len(home) > 1 {
		dirs = append(dirs, machinePath{home, "~"})
	}
	return dirs
}

// A Python's library, wherever it is, and the homes of people.
var (
	library = regexp.MustCompile(`/[^\s"'<>:,;()]*?/(lib(?:64)?/python3[0-9.]*t?/)`)
	homes   = regexp.MustCompile(`/(?:home|Users)/[^/\s"'<>:,;()]+`)
)

func (p *portable) text(text string) string {
	if !strings.ContainsAny(text, `/\`) {
		return text
	}
	for i := range p.known {
		text = p.known[i].replace(text)
	}
	text = library.ReplaceAllString(text, "$1")
	for i := range p.around {
		text = p.around[i].replace(text)
	}
	return homes.ReplaceAllString(text, "~")
}

// replace replaces the path wherever it stands, but not in the middle of a name.
func (d *machinePath) replace(text string) string {
	var b strings.Builder
	for {
		at := strings.Index(text, d.path)
		if at < 0 {
			b.WriteString(text)
			return b.String()
		}
		end := at + len(d.path)
		b.WriteString(text[:at])
		if startsPath(text[:at]) && (d.path[len(d.path)-1] == filepath.Separator || endsPath(text[end:])) {
			b.WriteString(d.says)
		} else {
			b.WriteString(d.path)
		}
		text = text[end:]
	}
}

// startsPath reports whether an absolute path can begin behind this: a name may not, unless it
// is the letter of an escape: \n/tmp.
func startsPath(before string) bool {
	n := len(before)
	return n == 0 || !inName(before[n-1]) || n > 1 && before[n-2] == '\\'
}

func endsPath(after string) bool { return after == "" || !inName(after[0]) || after[0] == '.' }

func inName(c byte) bool {
	return c == '_' || c == '-' || c == '.' || c == '~' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0x80
}

// head cuts bytes short before a path of this machine.
func (p *portable) head(head []byte) []byte {
	for _, paths := range [][]machinePath{p.known, p.around} {
		for i := range paths {
			if at := bytes.Index(head, []byte(paths[i].path)); at >= 0 {
				head = head[:at]
			}
		}
	}
	for _, paths := range []*regexp.Regexp{library, homes} {
		if at := paths.FindIndex(head); at != nil {
			head = head[:at[0]]
		}
	}
	return head
}
