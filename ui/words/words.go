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
		if e.Line <= 0 {
			return "" // of no file: how a module is begun
		}
		return fmt.Sprintf("%s is about to run line %d.", Capital(threadOf(who, e.Thread)), e.Line)
	case demo.KindStart:
		return fmt.Sprintf("%s calls start(): it wants a process for its function.", Capital(threadOf(who, e.Thread)))
	case demo.KindStarted:
		return started(s, e, who)
	case demo.KindEnter:
		return fmt.Sprintf("%s calls %s().", Capital(who), demo.Called(e.Func))
	case demo.KindReturn:
		return returned(s, e, who)
	case demo.KindRaise:
		return raise(e)
	case demo.KindRun:
		return run(s, e)
	case demo.KindExit:
		return exit(who, e)
	case demo.KindJoin:
		return join(s, e, who)
	case demo.KindJoined:
		if e.Thread != "" {
			return fmt.Sprintf("join() of %s gave %s.", threadOf(who, e.Thread), e.Value)
		}
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
			if by := s.EndedBy(p); by != "" {
				return fmt.Sprintf("%s was ended by %s, with signal 9.", Capital(who), by)
			} else if code, ok := p.ExitCode(); ok {
				return fmt.Sprintf("%s %s.", Capital(who), howEnded(code))
			}
		}
	case demo.KindKilled:
		return fmt.Sprintf("You killed %s.", who)
	case demo.KindResumed:
		if p := s.Proc(e.PID); p != nil && p.Waiting != "" {
			return fmt.Sprintf("%s waits in %s.", Capital(who), p.Waiting)
		}
		return Capital(who) + " goes on."
	case demo.KindQuiet:
		return quiet(e, who)
	case demo.KindTimer:
		return fmt.Sprintf("%s sets a timer for itself (%s): what waits in it may be woken.", Capital(who), e.Name)
	case demo.KindOutput:
		return fmt.Sprintf("Printed on %s: %s", e.Name, e.Text)
	case demo.KindSkipped:
		if e.Name == "events" {
			return fmt.Sprintf("%s %s counted and not kept.", count(e.Len, "event"), was(e.Len))
		}
		return fmt.Sprintf("%s of %s %s counted and not kept.", count(e.Len, "line"), e.Name, was(e.Len))
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
	who := Who(s, e.PID)
	begins := Capital(who) + " begins"
	if !strings.HasSuffix(who, strconv.Itoa(e.PID)) {
		begins += ": process " + strconv.Itoa(e.PID)
	}
	switch e.Name {
	case "fork":
		return fmt.Sprintf("%s, a copy that %s made of itself by fork.", begins, Who(s, e.PPID))
	case "spawn":
		return begins + ", a fresh Python that will read the program's file again."
	case "forkserver":
		return begins + ", a copy that the fork server made of itself."
	case "exec":
		return begins + ", this same binary started afresh."
	case "python":
		return begins + ", a Python that was started as a program of its own."
	case "fork server", "resource tracker":
		return fmt.Sprintf("The library's %s begins: process %d.", e.Name, e.PID)
	}
	return begins + "."
}

// started says what came of a start: of a Process, or of a program of any kind.
func started(s demo.Scene, e demo.Event, who string) string {
	if e.Method == "exec" && e.Name != "" {
		return fmt.Sprintf("%s started process %d: %s.", Capital(threadOf(who, e.Thread)), e.Child, e.Name)
	}
	if e.Thread != "" {
		return fmt.Sprintf("start() of %s came back: the new process is %d.", threadOf(who, e.Thread), e.Child)
	}
	return fmt.Sprintf("start() came back: the new process is %d.", e.Child)
}

// join says for what a join waits, and for how long.
func join(s demo.Scene, e demo.Event, who string) string {
	calls := Capital(threadOf(who, e.Thread)) + " calls join()"
	p := s.Proc(e.Child)
	switch {
	case p != nil && p.State >= demo.Zombie:
		return fmt.Sprintf("%s: process %d has already ended.", calls, e.Child)
	case e.Value == "" || e.Value == "None":
		return fmt.Sprintf("%s: it will sleep until process %d has ended.", calls, e.Child)
	}
	if f, err := strconv.ParseFloat(e.Value, 64); err == nil && f <= 0 {
		return fmt.Sprintf("%s: it asks whether process %d has ended, and does not wait.", calls, e.Child)
	}
	return fmt.Sprintf("%s: it will sleep at most %s s, or until process %d has ended.", calls, e.Value, e.Child)
}

func returned(s demo.Scene, e demo.Event, who string) string {
	if p := s.Proc(e.PID); p != nil && p.ReturnedNothing() && len(s.Channels) > 0 { // it may have sent something
		return fmt.Sprintf("%s() returned %s.", demo.Called(e.Func), e.Value)
	} else if p != nil && p.ReturnedNothing() {
		return fmt.Sprintf("%s() returned %s: there is nothing to send.", demo.Called(e.Func), e.Value)
	}
	return fmt.Sprintf("%s() returned %s. It is a value in %s's memory, and nowhere else.", demo.Called(e.Func), e.Value, who)
}

func raise(e demo.Event) string {
	name := demo.Called(e.Func)
	if e.Name == "SystemExit" {
		return fmt.Sprintf("%s() did not return: it called for an exit with %s.", name, e.Value)
	}
	return fmt.Sprintf("%s() did not return: it raised %s.", name, e.Name)
}

func run(s demo.Scene, e demo.Event) string {
	p := s.Proc(e.PID)
	switch {
	case p == nil || p.Returned == nil:
		return fmt.Sprintf("The library's run() returned %s.", e.Value)
	case p.ReturnedNothing():
		return "The library's run() came back."
	}
	return fmt.Sprintf("The library's run(), which called it, returned %s: it kept nothing. %s is lost here.", e.Value, *p.Returned)
}

func exit(who string, e demo.Event) string {
	if e.Code == nil {
		return fmt.Sprintf("%s is about to exit; its code is no whole number: %s.", Capital(who), e.Value)
	}
	return fmt.Sprintf("%s is about to exit with code %d.", Capital(who), *e.Code)
}

// quiet says of what is not all told any more.
func quiet(e demo.Event, who string) string {
	switch e.Name {
	case "calls":
		return Capital(who) + " has a trace function of its own: its lines and calls are told no more."
	case "all":
		return Capital(who) + " has closed the probe's connection, or become another program: nothing more of it is told."
	}
	return fmt.Sprintf("%s has told %s; from here on not every one is told.", Capital(who), count(e.Len, "line"))
}

func was(n int64) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

func status(s demo.Scene, e demo.Event) string {
	switch {
	case e.Status == nil && e.Code == nil:
		return ""
	case e.Status == nil: // on Windows
		return fmt.Sprintf("The kernel gave %s the exit code of %s: %d.", Who(s, e.PID), Who(s, e.Child), *e.Code)
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

// howEnded says how a process ended.
func howEnded(code int) string {
	if code < 0 {
		return "was ended by " + ended(code)
	}
	return "has ended with " + ended(code)
}

func witness(e demo.Event, who string) string {
	switch {
	case e.State == "Z" && e.Status != nil:
		return fmt.Sprintf("%s has ended and is a zombie: /proc shows its status 0x%04x, waiting to be asked for.", Capital(who), *e.Status)
	case e.State == "Z":
		return Capital(who) + " has ended and is a zombie: /proc says so."
	}
	does, known := map[string]string{"R": "runs", "S": "sleeps", "D": "waits for a device", "T": "is stopped"}[e.State]
	if !known {
		does = "is in state " + e.State
	}
	return fmt.Sprintf("%s %s: /proc says so.", Capital(who), does)
}

func end(e demo.Event) string {
	switch e.Name {
	case "closed":
		return "The run was ended from here, and nothing of it is left."
	case "trouble":
		return "The run was ended because it could not be guarded any more."
	case "limit":
		return "The run was ended for you, and nothing of it is left."
	}
	return "The run is over, and nothing of it is left."
}
