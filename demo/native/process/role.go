package process

import (
	"fmt"
	"os"
	"reflect"
	"slices"
)

// The roles of a re-executed process, each its first argument. They are no flags of the
// app: they are looked for before it has read any.
//
//	exit42 --exit42-native-parent PROGRAM [ARG...]
//	exit42 --exit42-native-watched PROGRAM SETTINGS... [ARG...]
//	exit42 --exit42-native-child TARGET SETTINGS... STDOUT [GIVEN...] [ARG...]
//
// An ARG turns a knob. The first is told by nobody, and so are its children. STDOUT is the name
// of the channel that the child's standard output is, if it is one.
const (
	parentRole  = "--exit42-native-parent"
	watchedRole = "--exit42-native-watched"
	childRole   = "--exit42-native-child"
)

// Args are the arguments that make this binary run a program under a probe.
func Args(program string, s Settings, args ...string) []string {
	return slices.Concat([]string{watchedRole, program}, s.args(), args)
}

// ArgsByHand are those that make it run a program unwatched.
func ArgsByHand(program string, args ...string) []string {
	return append([]string{parentRole, program}, args...)
}

// TakeRole runs the role for which this process was started, and then does not return. It is
// to be called from an init function, after the targets have been registered.
func TakeRole(programs map[string]func()) {
	if len(os.Args) < 3 {
		return
	}
	switch role, name, args := os.Args[1], os.Args[2], os.Args[3:]; role {
	case parentRole:
		beParent(name, programs[name], Settings{}, args)
	case watchedRole:
		if len(args) < settingsArgs {
			refuse("settings", args)
		}
		beParent(name, programs[name], settingsOf(args), args[settingsArgs:])
	case childRole:
		beChild(name, targets[name], args)
	}
}

func beParent(name string, main func(), s Settings, args []string) {
	if main == nil {
		refuse("program", []string{name})
	}
	turnKnobs(args)
	app.connect(s)
	app.tell(event{Kind: "begin", PPID: os.Getppid(), Name: "main"})
	main()
	os.Exit(0)
}

func beChild(name string, t *target, args []string) {
	if t == nil || len(args) < settingsArgs+1+t.takes() {
		refuse("target", append([]string{name}, args...))
	}
	app.connect(settingsOf(args))
	app.tell(event{Kind: "begin", PPID: os.Getppid(), Name: "exec"})
	args = args[settingsArgs:]
	takeStdout(args[0])
	args = args[1:]
	var given []reflect.Value
	for i := range t.takes() {
		given = append(given, take(t.call.Type().In(i), args[i]))
	}
	turnKnobs(args[len(given):])
	c := &child{target: t.watched(given)}
	c.bootstrap()
}

func turnKnobs(args []string) {
	k, err := knobsOf(args)
	if err != nil {
		fmt.Fprintln(os.Stderr, "exit42:", err)
		os.Exit(2)
	}
	knob = k
}

// refuse ends a process whose arguments no process of ours gave it.
func refuse(what string, args []string) {
	fmt.Fprintf(os.Stderr, "exit42: no native %s has the arguments %q\n", what, args)
	os.Exit(2)
}

// spawn starts this binary as the child that runs a target. It has our stdin and stderr, and
// our stdout unless out is where it is to go.
func spawn(t *target, out *Conn, given []any) (*os.Process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	attr := &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}}
	channel := ""
	if out != nil {
		attr.Files[1], channel = out.file, out.channel
	}
	args := append([]string{self, childRole, t.name}, app.settings.args()...)
	args = append(args, channel)
	for _, value := range given {
		args = append(args, give(attr, value))
	}
	return os.StartProcess(self, append(args, knob.args...), attr)
}
