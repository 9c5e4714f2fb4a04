package lab

// An Outcome is how the child's function ends.
type Outcome string

// The outcomes.
const (
	Return  Outcome = "return"
	Raise   Outcome = "raise"
	SysExit Outcome = "exit"    // sys.exit(value)
	OSExit  Outcome = "os-exit" // os._exit(value)
	Signal  Outcome = "signal"  // it kills itself
	Never   Outcome = "never"   // it sleeps until the parent terminates it
)

var outcomes = []choiceOf[Outcome]{
	{Return, Choice{"return", "The function returns the value."}},
	{Raise, Choice{"raise", "The function raises an exception of the program's own, MyError."}},
	{SysExit, Choice{"sys.exit", "The function calls sys.exit with the value."}},
	{OSExit, Choice{"os._exit", "The function calls os._exit with the value: the process ends at once."}},
	{Signal, Choice{"signal", "The child sends itself SIGKILL."}},
	{Never, Choice{"never", "The function sleeps until the parent terminates the child."}},
}

// Outcomes lists them in the order of the dial.
func Outcomes() []Outcome { return keys(outcomes) }

func (o Outcome) choice() Choice { return choiceIn(outcomes, o) }

// valued reports whether the value takes part in the outcome.
func (k Knobs) valued() bool {
	return k.Outcome == Return || k.Outcome == SysExit || k.Outcome == OSExit
}
