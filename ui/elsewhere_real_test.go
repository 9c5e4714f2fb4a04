//go:build unix

package ui_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/charmbracelet/colorprofile"

	"exit42/demo"
	"exit42/demo/native"
	"exit42/demo/others"
	"exit42/demo/python"
	"exit42/lessons"
	"exit42/ui"
	"exit42/ui/theme"
	"exit42/ui/uitest"
)

// elsewhere opens a lesson whose first step runs these programs, by the name of their tool.
func elsewhere(t *testing.T, pythons []python.Interpreter, programs ...[2]string) *person {
	t.Helper()
	text := "---\ntitle: Elsewhere\nslug: elsewhere\nminutes: 1\nprogram: it.py\n---\n\nAll over.\n\n## Read: First\n\nRead.\n\n## Elsewhere: Other languages\n\nThey run.\n"
	dir := fstest.MapFS{"01-elsewhere/it.py": {Data: []byte("print(42)\n")}}
	for i, p := range programs {
		name := fmt.Sprintf("program%d.txt", i)
		if p[0] == "Go" {
			name = p[1]
		}
		text += fmt.Sprintf("\n- **%s** `%s`\n", p[0], name)
		dir["01-elsewhere/"+name] = &fstest.MapFile{Data: []byte(p[1])}
	}
	dir["01-elsewhere/lesson.md"] = &fstest.MapFile{Data: []byte(text + "\n## Read: Last\n\nThe end of it.\n")}
	all, err := lessons.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	found := others.Find(os.Getenv("PATH"))
	m := ui.New(ui.Options{
		Lessons: all, Open: "elsewhere", Theme: theme.Options{Dark: true, Profile: colorprofile.TrueColor},
		Pythons: func(context.Context) ([]python.Interpreter, []python.Lack) { return pythons, nil },
		Native: func(name string) (demo.Runtime, []demo.File, bool) {
			files, ok := native.Lookup(name)
			return native.Runtime{Program: name}, files, ok
		},
		Elsewhere: func(name string, p lessons.Program) (demo.Experiment, string, bool) {
			tool, ok := others.Named(found, name)
			files := []demo.File{{Name: p.File, Text: p.Source}}
			return demo.Experiment{Files: files, Runtime: others.Runtime{Tool: tool}, Method: "exec"}, tool.String(), ok
		},
	})
	p := watching(t, m, 100, 30)
	p.sees("LIVE ")
	return p
}

// TestElsewhereLive: real children of real programs, in as many languages as this machine has.
func TestElsewhereLive(t *testing.T) {
	exits := "sh -c 'exit 300'\necho \"exit 300 is $?\"\necho to stderr >&2\n"
	p := elsewhere(t, nil, [2]string{"Go", "exitcode --value=300 --outcome=exit"}, [2]string{"sh", exits},
		[2]string{"Perl", "$s = system 'sh', '-c', 'exit 300'; print 'exit 300 is ', $s >> 8, \"\\n\"; exit 3;"},
		[2]string{"Cobol", "none"})
	p.does("n", "will run program1.txt", "will run exitcode", "Cobol", "not on this machine")
	p.does("\r", "exit 300", "exit status 3; before: exit 300 is 44", "enter next")
	p.does("\x1b[B\x1b[B", "printed", "stderr: to stderr")
	p.does("\t", "echo to stderr")
	p.does("x", "By hand", "program1.txt; echo $?")
	p.does("x", "echo to stderr")
	p.does("n", "The end of it.")
	p.quits()
}

// TestElsewhereLeftLive: a program that would never end does not outlive the step, nor the app.
func TestElsewhereLeftLive(t *testing.T) {
	for name, way := range map[string]string{"next": "n", "contents": "m", "search": "/1.1\r", "quit": "q"} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "pid")
			p := elsewhere(t, nil, [2]string{"sh", fmt.Sprintf("trap '' HUP INT TERM\necho $$ >%s.new\nmv %[1]s.new %[1]s\nwhile :; do sleep 1; done\n", file)})
			p.does("n", "will run")
			p.does("\r", "running")
			pid := 0
			until(t, "it writes its number", func() bool {
				text, err := os.ReadFile(file)
				if err == nil {
					pid, err = strconv.Atoi(strings.TrimSpace(string(text)))
				}
				return err == nil
			})
			p.term.Type(way)
			until(t, "it ends", func() bool { return syscall.Kill(pid, 0) == syscall.ESRCH })
			if way != "q" {
				p.quits()
			}
		})
	}
}

// until looks again and again, as long as a person waits for words.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	deadline := time.After(uitest.Patience)
	for !is() {
		select {
		case <-time.After(10 * time.Millisecond):
		case <-deadline:
			t.Fatal("in vain: " + what)
		}
	}
}
