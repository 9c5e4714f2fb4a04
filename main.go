// Exit42 shows that `exit 42` is not `return 42`: a child process computes 42; what reaches
// its parent, and how?
//
// It takes a popular, wrong article through its own scenario, starts real processes while you
// watch, and shows side by side that the exit code is not the returned value.
//
//	exit42               the tutorial, where you left off; --plain for text
//	exit42 open LESSON   the tutorial, at a lesson
//	exit42 open DIR      lessons that you are writing, followed as you save; FILE.zip once packed
//	exit42 open TRACE    a run that was written to a file
//	exit42 list          the lessons, a line each, with your progress
//	exit42 progress      what is kept of you: print, reset, export
//	exit42 recap         what you predicted and what happened
//	exit42 run LESSON    start its processes now and print the evidence
//	exit42 present       the stage for a projector; notes for the speaker, in a second terminal
//	exit42 handout       the workshop on paper: Markdown, or one page of HTML
//	exit42 report        what you predicted, to hand in; report merge for a class
//	exit42 lesson        begin, check and pack lessons of your own
//	exit42 doctor        what this machine has, and what to do about what it lacks
//	exit42 selftest      every claim of every lesson, executed
//	exit42 watch FILE.py a program of your own on the stage
//	exit42 compare A B   two runs, one scrub bar, their differences marked
//	exit42 matrix        every way to get the value back, measured on this machine
//	exit42 man           the manual page; completion SHELL for a shell's completions
//
// A LESSON is named by its number, its short name or words of its title. It exits with 0 when
// all went well, 1 when something did not, 2 when it was called in a way that it does not
// understand, and 130 when it was interrupted.
package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"exit42/demo/editor"
	"exit42/demo/python"
	"exit42/ui/cli"
	"exit42/ui/theme"
)

// release is set when a release is built: -ldflags "-X main.release=v1.0.0".
var release = "dev"

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run is the whole program; it alone decides the exit code.
func run(args []string, stderr io.Writer) int {
	ctx, again := interrupts()
	root := cli.Commands(cli.Env{
		Release: release, Pythons: finder(), Save: saveHere, Edit: edit, EditFile: editFile, Screen: screen,
		Path: absolute, Plain: plainText(), Aloud: aloud(),
		Dir: os.Getwd, Open: os.Open, Stdin: os.Stdin, Again: again,
		ASCII: theme.ASCII(os.Getenv, runtime.GOOS), Beside: beside(), Now: time.Now,
		Around: around,
	})
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage cli.UsageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, context.Canceled):
		return 130
	case errors.As(err, &usage):
		report(stderr, usage.What, usage.Hint)
		return 2
	}
	report(stderr, err.Error(), "")
	return 1
}

// interrupts is a context that the first interrupt ends, and a channel that the second one
// closes. The third ends us at once; the guards end what we started.
func interrupts() (context.Context, <-chan struct{}) {
	ctx, cancel := context.WithCancel(context.Background())
	again, came := make(chan struct{}), make(chan os.Signal, 3)
	signal.Notify(came, os.Interrupt)
	go func() {
		<-came
		cancel()
		<-came
		close(again)
		signal.Reset(os.Interrupt)
	}()
	return ctx, again
}

// report writes one line that says what is wrong, and one that says what next.
func report(w io.Writer, what, hint string) {
	ascii := theme.ASCII(os.Getenv, runtime.GOOS)
	fmt.Fprintf(w, "exit42: %s\n", cli.OneLine(what, ascii))
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", cli.OneLine(hint, ascii))
	}
}

// screen says how many colours the terminal has; it is an error to have none to draw on. Where
// standard input is a program's text, the keys come from the terminal itself.
func screen(textOnStdin bool) (colorprofile.Profile, error) {
	switch {
	case !textOnStdin && !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()):
		return 0, errors.New("the tutorial needs a terminal to draw on")
	case os.Getenv("TERM") == "dumb":
		return 0, errors.New("the tutorial needs a terminal that it can draw on, and TERM is dumb")
	}
	return colorprofile.Detect(os.Stdout, os.Environ()), nil
}

// aloud reports whether somebody said once and for all that a screen reader reads what is written.
func aloud() bool {
	said := os.Getenv("ACCESSIBLE")
	return said != "" && said != "0" && said != "false"
}

// plainText reports whether text is wanted instead of a screen: by name, or because nothing can be
// drawn, and somebody types or has typed.
func plainText() bool {
	if aloud() {
		return true
	}
	out := term.IsTerminal(os.Stdout.Fd())
	if out && os.Getenv("TERM") == "dumb" {
		return true
	}
	in, err := os.Stdin.Stat()
	return !out && err == nil && (term.IsTerminal(os.Stdin.Fd()) || in.Mode()&os.ModeCharDevice == 0)
}

// absolute is the path that a person means who typed this: ~ is where they are at home.
func absolute(typed string) (string, error) {
	if rest, ok := strings.CutPrefix(typed, "~"); ok && (rest == "" || rest[0] == '/' || rest[0] == filepath.Separator) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", errors.New("there is no home directory; type the whole path")
		}
		typed = home + rest
	}
	return filepath.Abs(typed)
}

// beside is the directory that this binary is in; a link to it is followed.
func beside() string {
	file, err := os.Executable()
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(file); err == nil {
		file = real
	}
	return filepath.Dir(file)
}

// around is what there is to tell of the terminal and of this person's folders.
func around() cli.Surroundings {
	env := os.Getenv
	home, _ := os.UserHomeDir()
	host, _ := os.Hostname()
	a := cli.Surroundings{
		Home: home, Temp: os.TempDir(), Editor: cmp.Or(env("VISUAL"), env("EDITOR")), Background: env("COLORFGBG"),
		Private: []string{env("USER"), env("LOGNAME"), env("USERNAME"), host},
		Terminal: cli.Terminal{
			Reads: term.IsTerminal(os.Stdin.Fd()), Writes: term.IsTerminal(os.Stdout.Fd()), SSH: env("SSH_CONNECTION")+env("SSH_TTY") != "",
			Term: env("TERM"), Program: env("TERM_PROGRAM"), NoColour: env("NO_COLOR") != "",
			Locale: cmp.Or(env("LC_ALL"), env("LC_CTYPE"), env("LANG")),
		},
	}
	t := &a.Terminal
	for _, stream := range []*os.File{os.Stdout, os.Stderr, os.Stdin} {
		if t.Here = term.IsTerminal(stream.Fd()); t.Here {
			t.Width, t.Height, _ = term.GetSize(stream.Fd())
			a.Profile = func() colorprofile.Profile { return colorprofile.Detect(stream, os.Environ()) }
			break
		}
	}
	switch {
	case env("TMUX") != "":
		t.Within = "tmux"
	case env("STY") != "":
		t.Within = "screen"
	}
	return a
}

// editFile opens a file where it stands in this user's editor.
func editFile(path string) (cli.Edit, error) {
	e, err := editor.At(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")), path)
	if err != nil {
		return cli.Edit{}, err
	}
	return cli.Edit{Run: e.Run, Read: e.Read, Close: e.Close}, nil
}

// finder looks where this user's Pythons are.
func finder() python.Finder {
	root := os.Getenv("PYENV_ROOT")
	if home, err := os.UserHomeDir(); root == "" && err == nil {
		root = filepath.Join(home, ".pyenv")
	}
	if _, err := os.Stat(root); err != nil {
		root = ""
	}
	return python.Finder{PATH: os.Getenv("PATH"), PyenvRoot: root}
}

// edit opens a file in this user's editor.
func edit(name, text string) (cli.Edit, error) {
	e, err := editor.Open(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")), name, text)
	if err != nil {
		return cli.Edit{}, err
	}
	return cli.Edit{Run: e.Run, Read: e.Read, Close: e.Close}, nil
}

// saveHere writes a program's file into the current directory, over no other file.
func saveHere(name, text string) (string, error) {
	path, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		if there, err := os.ReadFile(path); err == nil && bytes.Equal(there, []byte(text)) {
			return path, nil
		}
		return "", fmt.Errorf("another %s is already here; it was left as it is", name)
	}
	if err != nil {
		return "", fmt.Errorf("cannot write %s here: %w", name, err)
	}
	_, err = file.WriteString(text)
	return path, errors.Join(err, file.Close())
}
