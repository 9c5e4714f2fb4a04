package exercise

// A Kind is how an exercise came out.
type Kind string

// The kinds of a verdict.
const (
	Passed      Kind = "passed"
	NoReport    Kind = "no report"    // the parent reported nothing, or None
	ByItself    Kind = "by itself"    // the parent computed its own number
	Guessed     Kind = "guessed"      // it reported a value that no process computed
	Wrapped     Kind = "wrapped"      // it reported something in which a child's number stands
	Printed     Kind = "printed"      // a child reported or printed its number, and the parent has none
	Unwatched   Kind = "unwatched"    // the parent has it, and the trace shows no way by which it came
	ChildFailed Kind = "child failed" // it came, and the child did not end well
	Crashed     Kind = "crashed"      // the program itself ended with another code than 0
	Stuck       Kind = "stuck"        // nothing could move any more
	Limit       Kind = "limit"        // another limit was reached
	Unfinished  Kind = "unfinished"   // the run was ended from here, or is not over
)

// A Verdict is what a run of the learner's file was worth, and why. What came from processes is
// cleaned and cut.
type Verdict struct {
	Kind   Kind
	Parent int    // the program itself; 0 where it never began
	Got    string // the value that was reported or printed, as it was
	By     int    // the process that reported it; 0 where that is not known
	Event  int    // the event that shows it; -1 for none in particular

	Child    int    // the child that it is about; 0 where the program has none
	Want     int    // what compute() gives in it
	Computed bool   // it was seen to call compute(), or its number was seen
	Returned bool   // its function returned the number
	Code     *int   // its exit code; nil where it is not known
	Raised   string // what its function raised

	Way     string // by what the number came: Pipe, Queue, Value, …; empty where that is not told
	Unseen  bool   // of Passed: on this system a channel is not seen, and so neither was this one
	Worker  string // "pool" or "executor", where the child is a worker of one
	Exit    *int   // of Crashed, the program's own exit code
	Message string // of Crashed, the error; of Limit, the limit
	File    string // of Crashed, the bare name of the learner's file with the error; empty where it did not say
	Line    int
	Pattern string // of Stuck, why: see demo.Reason
}
