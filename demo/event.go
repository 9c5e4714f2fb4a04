package demo

import "time"

// A Kind names what happened. The package's documentation says what each one carries.
type Kind string

// The kinds of event that this package gives a meaning to.
const (
	KindExperiment Kind = "experiment"
	KindSource     Kind = "source"
	KindBegin      Kind = "begin"
	KindLine       Kind = "line"
	KindStart      Kind = "start"
	KindStarted    Kind = "started"
	KindEnter      Kind = "enter"
	KindReturn     Kind = "return"
	KindRaise      Kind = "raise"
	KindRun        Kind = "run"
	KindExit       Kind = "exit"
	KindWrite      Kind = "write"
	KindRead       Kind = "read"
	KindJoin       Kind = "join"
	KindJoined     Kind = "joined"
	KindStatus     Kind = "status"
	KindAttr       Kind = "attr"
	KindMissing    Kind = "missing"
	KindFailed     Kind = "failed"
	KindQuiet      Kind = "quiet"
	KindChannel    Kind = "channel"
	KindWriting    Kind = "writing"
	KindReading    Kind = "reading"
	KindFolded     Kind = "folded"
	KindMemory     Kind = "memory"
	KindFill       Kind = "fill"
	KindHolds      Kind = "holds"
	KindAsleep     Kind = "asleep"
	KindStuck      Kind = "stuck"
	KindTimer      Kind = "timer"
	KindTyped      Kind = "typed"
	KindSignal     Kind = "signal"
	KindOutput     Kind = "output"
	KindSkipped    Kind = "skipped"
	KindWitness    Kind = "witness"
	KindTemp       Kind = "temp"
	KindResumed    Kind = "resumed"
	KindGone       Kind = "gone"
	KindReaped     Kind = "reaped"
	KindKilled     Kind = "killed"
	KindLimit      Kind = "limit"
	KindTrouble    Kind = "trouble"
	KindEnd        Kind = "end"
)

// An Event is one thing that a real process, or the app on its behalf, did.
// Which fields a kind carries, and in what unit, the package's documentation says.
type Event struct {
	Kind    Kind
	T       time.Duration
	PID     int
	PPID    int
	File    string
	Line    int
	Func    string
	AtFile  string
	AtLine  int
	Name    string
	Value   string
	Text    string
	Child   int
	Code    *int
	Status  *int
	Channel string
	Len     int64
	Cap     int64
	Count   int64
	Thread  string
	Head    []byte
	Method  string
	State   string
	Held    bool

	// Unknown holds the fields that this version does not know, each as it was written:
	// `,"name":value`, in the order they came.
	Unknown string
}

// Quoted is an event's short name for messages: `line of 4711`.
func (e Event) Quoted() string {
	if e.PID == 0 {
		return string(e.Kind)
	}
	return string(e.Kind) + " of " + itoa(e.PID)
}
