package process

import (
	"os"
	"time"
)

// Compute is what a child is there for. It returns the value that --value names, 42 if nothing
// else is said, unless --outcome says that it comes to no value.
func Compute() any {
	at := reach()
	switch knob.outcome {
	case "raise":
		panic("no value")
	case "exit":
		code, whole := knob.value.(int)
		if !whole {
			code = 3
		}
		exit(at, code)
	case "signal":
		kill()
	case "never":
		sleep()
	}
	return knob.value
}

// sleep does not return.
func sleep() {
	for {
		pause(time.Hour)
	}
}

// Exit is os.Exit, and tells of it.
func Exit(code int) { exit(reach(), code) }

func exit(at place, code int) {
	app.tell(at.event("exit", event{Code: &code, Func: "os.Exit"}))
	os.Exit(code)
}

// Moment is how long a parent waits for a child that never ends.
const Moment = time.Second / 2

// Never reports whether --outcome says that the child never ends by itself.
func Never() bool { return knob.outcome == "never" }

// JoinFirst reports whether --order says that the parent joins the child before it gets the
// value, where one would get it first.
func JoinFirst() bool { return knob.order == "join-get" }

// GetFirst reports whether --order says that the parent gets the value before it joins the
// child, where one has to join first.
func GetFirst() bool { return knob.order == "get-join" }
