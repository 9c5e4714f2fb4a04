// Exit42 shows that `exit 42` is not `return 42`: a child process computes 42; what reaches
// its parent, and how?
//
// It takes a popular, wrong article through its own scenario, starts real processes while you
// watch, and shows side by side that the exit code is not the returned value.
//
//	exit42               the tutorial
//	exit42 open LESSON   the tutorial, at a lesson
//	exit42 list          the lessons, a line each
//	exit42 run LESSON    start its processes now and print the evidence
//
// A LESSON is named by its number, its short name or words of its title. It exits with 0 when
// all went well, 1 when something did not, 2 when it was called in a way that it does not
// understand, and 130 when it was interrupted.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"

	tea "charm.land/bubbletea/v2"

	"exit42/lessons"
)

func main() { os.Exit(run(os.Args[1:], os.Stderr)) }

// run is the whole program; it alone decides the exit code.
func run(args []string, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	root := commands()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, tea.ErrInterrupted), errors.Is(err, context.Canceled):
		return 130
	case errors.As(err, &usage):
		report(stderr, usage.what, usage.hint)
		return 2
	}
	report(stderr, err.Error(), "")
	return 1
}

// report writes one line that says what is wrong, and one that says what next.
func report(w io.Writer, what, hint string) {
	fmt.Fprintf(w, "exit42: %s\n", strings.ReplaceAll(what, "\n", "; "))
	if hint != "" {
		fmt.Fprintf(w, "hint: %s\n", hint)
	}
}

// A usageError says that the command line is at fault; hint is what to do instead.
type usageError struct{ what, hint string }

func (e usageError) Error() string { return e.what }

// wrongLesson makes a usage error of a lesson's name that leads nowhere.
func wrongLesson(err error) error {
	var unknown lessons.Unknown
	if !errors.As(err, &unknown) {
		return err
	}
	hint := "exit42 list shows the lessons"
	if unknown.Nearest != "" {
		hint = fmt.Sprintf("did you mean %q? %s", unknown.Nearest, hint)
	}
	return usageError{fmt.Sprintf("no lesson %q", unknown.Name), hint}
}
