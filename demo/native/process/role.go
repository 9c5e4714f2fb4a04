package process

import (
	"fmt"
	"os"
	"reflect"
)

// The roles of a re-executed process, each its first argument. They are no flags of the
// app: they are looked for before it has read any.
//
//	exit42 --exit42-native-parent PROGRAM [SETTINGS...]
//	exit42 --exit42-native-child TARGET SETTINGS... [END...]
//
// Without settings nobody is told anything.
const (
	parentRole = "--exit42-native-parent"
	childRole  = "--exit42-native-child"
)

// Args are the arguments that make this binary run a program under a probe.
func Args(program string, s Settings) []string { return append(ArgsByHand(program), s.args()...) }

// ArgsByHand are those that make it run a program unwatched.
func ArgsByHand(program string) []string { return []string{parentRole, program} }

// TakeRole runs the role for which this process was started, and then does not return. It is
// to be called from an init function, after the targets have been registered.
func TakeRole(programs map[string]func()) {
	if len(os.Args) < 3 {
		return
	}
	switch role, args := os.Args[1], os.Args[2:]; role {
	case parentRole:
		beParent(programs[args[0]], args)
	case childRole:
		beChild(targets[args[0]], args)
	}
}

func beParent(main func(), args []string) {
	if main == nil || len(args) != 1 && len(args) != 1+settingsArgs {
		refuse("program", args)
	}
	if len(args) > 1 {
		app.connect(settingsOf(args[1:]))
	}
	app.tell(event{Kind: "begin", PPID: os.Getppid(), Name: "main"})
	main()
	os.Exit(0)
}

func beChild(t *target, args []string) {
	if t == nil || len(args) != 1+settingsArgs+t.ends() {
		refuse("target", args)
	}
	app.connect(settingsOf(args[1:]))
	app.tell(event{Kind: "begin", PPID: os.Getppid(), Name: "exec"})
	var ends []reflect.Value
	for _, end := range args[1+settingsArgs:] {
		ends = append(ends, reflect.ValueOf(receivedConn(end)))
	}
	c := &child{target: t.watched(ends)}
	c.bootstrap()
}

// refuse ends a process whose arguments no process of ours gave it.
func refuse(what string, args []string) {
	fmt.Fprintf(os.Stderr, "exit42: no native %s has the arguments %q\n", what, args)
	os.Exit(2)
}

// spawn starts this binary as the child that runs a target. It has our stdin, stdout and
// stderr.
func spawn(t *target, ends []*Conn) (*os.Process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	attr := &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}}
	args := append([]string{self, childRole, t.name}, app.settings.args()...)
	for _, end := range ends {
		args = append(args, end.give(attr))
	}
	return os.StartProcess(self, args, attr)
}
