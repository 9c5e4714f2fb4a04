// Package words says in one sentence what an event of a run did, for the place under the
// stage and for plain text.
//
// Law: pure. A sentence says what the event shows and no more; what is inferred is called so.
package words

import (
	"fmt"
	"strconv"
	"strings"

	"exit42/demo"
)

// Event says what event e did, s being the scene after it. Events that nobody needs to be
// told of give an empty string. What came from the program is in it as it came: clean it
// before it is shown.
func Event(s demo.Scene, e demo.Event) string {
	who := Who(s, e.PID)
	switch e.Kind {
	case demo.KindBegin:
		return begin(s, e)
	case demo.KindLine:
		return fmt.Sprintf("%s is about to run line %d.", Capital(who), e.Line)
	case demo.KindStart:
		return fmt.Sprintf("%s calls start(): it wants a process for its function.", Capital(who))
	case demo.KindStarted:
		return fmt.Sprintf("start() came back: the new process is %d.", e.Child)
	case demo.KindEnter:
		return fmt.Sprintf("%s calls %s().", Capital(who), e.Func)
	case demo.KindReturn:
		return fmt.Sprintf("%s() returned %s. It is a value in %s's memory, and nowhere else.", e.Func, e.Value, who)
	case demo.KindRaise:
		return raise(e)
	case demo.KindRun:
		return run(s, e)
	case demo.KindExit:
		return exit(who, e)
	case demo.KindJoin:
		return fmt.Sprintf("%s calls join(): it will sleep until process %d has ended.", Capital(who), e.Child)
	case demo.KindJoined:
		return fmt.Sprintf("join() gave %s.", e.Value)
	case demo.KindStatus:
		return status(s, e)
	case demo.KindAttr:
		return fmt.Sprintf("%s reads %s: it is %s.", Capital(who), e.Name, e.Value)
	case demo.KindMissing:
		return fmt.Sprintf("%s reads %s: %s.", Capital(who), e.Name, strings.TrimSuffix(e.Text, "."))
	case demo.KindFailed:
		return fmt.Sprintf("%s() did not come back: %s.", e.Name, strings.TrimSuffix(e.Text, "."))
	case demo.KindWrite, demo.KindRead:
		return crossing(s, who, e)
	}
	if text := aboutChannels(s, e, who); text != "" {
		return text
	}
	return aboutLife(s, e, who)
}

// aboutLife says how processes end, and what the app itself did.
func aboutLife(s demo.Scene, e demo.Event, who string) string {
	switch e.Kind {
	case demo.KindWitness:
		return witness(e, who)
	case demo.KindGone:
		if p := s.Proc(e.PID); p != nil && p.Reader != 0 {
			return "" // who was waited for is gone since then
		}
		return fmt.Sprintf("%s is gone from the process table.", Capital(who))
	case demo.KindReaped:
		if p := s.Proc(e.PID); p != nil {
			if code, ok := p.ExitCode(); ok {
				return fmt.Sprintf("%s has ended with %s.", Capital(who), ended(code))
			}
		}
	case demo.KindKilled:
		return fmt.Sprintf("You killed %s.", who)
	case demo.KindResumed:
		if p := s.Proc(e.PID); p != nil && p.Waiting != "" {
			return fmt.Sprintf("%s waits in %s.", Capital(who), p.Waiting)
		}
		return fmt.Sprintf("%s goes on, and has told nothing since.", Capital(who))
	case demo.KindQuiet:
		return fmt.Sprintf("%s has told %d lines; those that follow are not told.", Capital(who), e.Len)
	case demo.KindOutput:
		return fmt.Sprintf("Printed on %s: %s", e.Name, e.Text)
	case demo.KindSkipped:
		return fmt.Sprintf("%d lines of %s were counted and not kept.", e.Len, e.Name)
	case demo.KindLimit:
		return "The run was " + e.Text + "."
	case demo.KindTrouble:
		return "The probe had trouble: " + e.Text
	case demo.KindEnd:
		return end(e)
	}
	return ""
}

// Who names a process by its part: "the parent", "the child", "process 4713".
func Who(s demo.Scene, pid int) string {
	switch p := s.Proc(pid); {
	case pid == 0:
		return "the app"
	case pid == s.Parent:
		return "the parent"
	case pid == s.Child:
		return "the child"
	case p != nil && p.Helper():
		return "the " + p.How
	}
	return "process " + strconv.Itoa(pid)
}

// Capital makes the first letter of a sentence a capital.
func Capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func begin(s demo.Scene, e demo.Event) string {
	who := Capital(Who(s, e.PID))
	switch e.Name {
	case "main":
		return fmt.Sprintf("The parent begins: process %d.", e.PID)
	case "fork":
		maker := Who(s, e.PPID)
		return fmt.Sprintf("%s begins: process %d, a copy that %s made of itself by fork.", who, e.PID, maker)
	case "spawn":
		return fmt.Sprintf("%s begins: process %d, a fresh Python that will read the program's file again.", who, e.PID)
	case "exec":
		return fmt.Sprintf("%s begins: process %d, this same binary started afresh.", who, e.PID)
	case "fork server", "resource tracker":
		return fmt.Sprintf("The library's %s begins: process %d.", e.Name, e.PID)
	}
	return fmt.Sprintf("%s begins.", who)
}

func raise(e demo.Event) string {
	if e.Name == "SystemExit" {
		return fmt.Sprintf("%s() did not return: it called for an exit with %s.", e.Func, e.Value)
	}
	return fmt.Sprintf("%s() did not return: it raised %s.", e.Func, e.Name)
}

func run(s demo.Scene, e demo.Event) string {
	p := s.Proc(e.PID)
	if p == nil || p.Returned == nil {
		return fmt.Sprintf("The library's run() returned %s.", e.Value)
	}
	return fmt.Sprintf("The library's run(), which called it, returned %s: it kept nothing. %s is lost here.", e.Value, *p.Returned)
}

func exit(who string, e demo.Event) string {
	if e.Code == nil {
		return fmt.Sprintf("%s is about to exit; its code is no whole number: %s.", Capital(who), e.Value)
	}
	return fmt.Sprintf("%s is about to exit with code %d.", Capital(who), *e.Code)
}

func status(s demo.Scene, e demo.Event) string {
	if e.Status == nil {
		return ""
	}
	code := ended(demo.DecodeStatus(*e.Status))
	return fmt.Sprintf("The kernel gave %s the status of %s: 0x%04x, that is %s.", Who(s, e.PID), Who(s, e.Child), *e.Status, code)
}

// ended says an exit code, or the signal in its place.
func ended(code int) string {
	if code < 0 {
		return fmt.Sprintf("signal %d", -code)
	}
	return fmt.Sprintf("exit code %d", code)
}

func witness(e demo.Event, who string) string {
	switch {
	case e.State == "Z" && e.Status != nil:
		return fmt.Sprintf("%s has exited and is a zombie: /proc shows its status 0x%04x, waiting to be asked for.", Capital(who), *e.Status)
	case e.State == "S":
		return fmt.Sprintf("%s sleeps: /proc says so.", Capital(who))
	}
	return fmt.Sprintf("%s is in state %s: /proc says so.", Capital(who), e.State)
}

func crossing(s demo.Scene, who string, e demo.Event) string {
	verb, through := "wrote", "to "
	if e.Kind == demo.KindRead {
		verb, through = "read", "from "
	}
	much := count(e.Len, "byte")
	if e.Len == 0 {
		much = "the end"
	}
	if e.Name == "forkserver" {
		return fmt.Sprintf("%s %s %s of the fork server's own talk: pids and exit codes.", Capital(who), verb, much)
	}
	if e.Channel == "" {
		return fmt.Sprintf("%s %s %s.", Capital(threadOf(who, e.Thread)), verb, much)
	}
	return fmt.Sprintf("%s %s %s %s%s.", Capital(threadOf(who, e.Thread)), verb, much, through, Channel(s, e.Channel))
}

func end(e demo.Event) string {
	switch e.Name {
	case "closed":
		return "The run was ended from here, and nothing of it is left."
	case "trouble":
		return "The run was ended because it could not be guarded any more."
	case "limit":
		return "The watchdog ended the run, and nothing of it is left."
	}
	return "The run is over, and nothing of it is left."
}
