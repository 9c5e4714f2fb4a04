// Package guard starts a program so that nothing of it outlives the app.
//
// A guard is a small process of this same binary between the app and a run. It starts the
// program that the app has prepared while the guard came up, waits for it, and ends everything
// that the run started, and its directory, as soon as the app closes its pipe: by asking for it,
// by quitting, or by being killed. On Linux the guard is the reaper of every orphan below it, so
// that no daemon escapes.
//
// The app's pipe to the guard carries the program, and then lines: "pid N" and "gone N" name
// processes that have connected (only systems without a child reaper need them), "dir PATH" a
// temporary directory of the library's. The guard answers with lines: "started PID",
// "cannot WORDS", "reaped PID STATUS", "empty".
//
// Law: the standard library alone, and little of it (on Windows, x/sys too): the guard takes
// its role in an init function, which runs before the costly ones of the screen's packages.
package guard

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A Guard is the app's end of a guard process.
type Guard struct {
	cmd     *exec.Cmd
	control io.WriteCloser
	reports *bufio.Reader
	reportR *os.File
}

// guardName is argv[0] of a guard: it is what `ps` shows, and how the binary knows its role.
const guardName = "exit42-guard"

func init() {
	if len(os.Args) == 5 && os.Args[0] == guardName {
		os.Exit(guardMain(os.Args[1:]))
	}
}

// Start starts a guard in cwd, which from then on owns dir. The program comes by [Guard.Begin].
func Start(dir *Dir, cwd string, stdin, stdout, stderr *os.File) (*Guard, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	controlR, controlW, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	reportR, reportW, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(err, controlR.Close(), controlW.Close())
	}
	cmd := exec.Command(self)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, stderr
	cmd.Dir = cwd
	inherited := inherit(cmd, controlR, reportW, dir.lock)
	cmd.Args = append(append([]string{guardName}, inherited...), dir.Path)
	err = cmd.Start()
	controlR.Close()
	reportW.Close()
	if err != nil {
		return nil, errors.Join(err, controlW.Close(), reportR.Close())
	}
	return &Guard{cmd, controlW, bufio.NewReader(reportR), reportR}, nil
}

// Begin has the guard start the program, and waits for the word that it runs.
func (g *Guard) Begin(args, env []string) (pid int, err error) {
	env = (&exec.Cmd{Env: env}).Environ() // each name once, and no NUL
	if err := writeProgram(g.control, args, env); err != nil {
		return 0, err
	}
	line, err := g.reports.ReadString('\n')
	if err != nil {
		return 0, fmt.Errorf("its guard ended before it: %w", err)
	}
	word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if word != "started" {
		return 0, errors.New(rest)
	}
	return strconv.Atoi(rest)
}

// End asks the guard to end the run. It does not wait.
func (g *Guard) End() { g.control.Close() }

// Wait waits until the guard has gone, and with it everything that the run started.
func (g *Guard) Wait() {
	g.cmd.Wait() // its status says nothing that its reports did not
	g.reportR.Close()
	g.control.Close() // for the first time, if the run ended by itself
}

// guardMain is the guard. Its arguments are the inherited pipes and lock, and the directory.
func guardMain(args []string) int {
	control, report := bufio.NewReader(inheritedFile(args[0])), inheritedFile(args[1])
	var temps []string
	dir := Dir{args[3], inheritedFile(args[2])}
	defer dir.Remove()
	becomeGuard()
	program, env, err := readProgram(control)
	if err != nil {
		return 1 // the app has none after all, or is no more
	}
	root, err := startProgram(program, env)
	if err != nil {
		fmt.Fprintf(report, "cannot %v\n", err)
		return 1
	}
	fmt.Fprintf(report, "started %d\n", root.pid)
	os.Chdir(filepath.Dir(dir.Path)) // Windows removes no directory that somebody is in

	known := make(chan string)
	go func() { // ends with the process
		for lines := bufio.NewScanner(control); lines.Scan(); {
			known <- lines.Text()
		}
		close(known)
	}()
	empty := make(chan struct{})
	go func() {
		root.reapAll(func(pid, status int) { fmt.Fprintf(report, "reaped %d %d\n", pid, status) })
		close(empty)
	}()
	defer func() { removeTemps(temps) }()
	ended := false // all that can be waited for
	for !ended || root.lingers() {
		var again <-chan time.Time
		if ended {
			again = time.After(lingerLook)
		}
		select {
		case line, ok := <-known:
			if !ok {
				root.killAll(empty)
				return 0
			}
			if temp, ok := strings.CutPrefix(line, "dir "); ok {
				temps = append(temps, temp)
			}
			root.note(line)
		case <-empty:
			ended, empty = true, nil
		case <-again:
		}
	}
	fmt.Fprintln(report, "empty")
	return 0
}

// lingerLook is how often a guard without a child reaper looks for what has outlived the program.
const lingerLook = 50 * time.Millisecond

// Report waits for the guard's next word: what was reaped, as "reaped PID STATUS", or "empty".
// At the end of the run the error is io.EOF.
func (g *Guard) Report() (string, error) {
	line, err := g.reports.ReadString('\n')
	return strings.TrimSpace(line), err
}

// Knows tells the guard of a process that has connected.
func (g *Guard) Knows(pid int) { fmt.Fprintf(g.control, "pid %d\n", pid) }

// Forgets tells the guard that a process it knew has gone.
func (g *Guard) Forgets(pid int) { fmt.Fprintf(g.control, "gone %d\n", pid) }

// Owns tells the guard of a temporary directory that the run has made and that ends with it.
func (g *Guard) Owns(dir string) { fmt.Fprintf(g.control, "dir %s\n", dir) }

// Patience is how long a guard goes on killing what will not die.
const Patience = 5 * time.Second
