package lab

// A Column is a question that the matrix asks of each way back.
type Column string

// The columns.
const (
	Does42    Column = "42"         // does 42 arrive?
	DoesMiB   Column = "1 MiB"      // does 1 MiB arrive?
	DoesDict  Column = "object"     // does an object with others in it?
	Exception Column = "exception"  // does an exception come back?
	Killed    Column = "killed"     // what does the parent learn of a child that is killed?
	Code      Column = "exit code"  // the child's exit code when 42 is returned
	JoinFirst Column = "join first" // 1 MiB, when the parent joins before it gets
	Cost      Column = "cost"       // how long it takes until the parent has it
)

var columns = []choiceOf[Column]{
	{Does42, Choice{"42", "Does 42 arrive?"}},
	{DoesMiB, Choice{"1 MiB", "Does a text of 1,048,576 characters arrive?"}},
	{DoesDict, Choice{"object", "Does a dict that holds a list arrive?"}},
	{Exception, Choice{"exception", "The child raises: does the exception come to the parent?"}},
	{Killed, Choice{"killed", "The child is killed: does the parent learn of it?"}},
	{Code, Choice{"exit code", "The child's exit code when it computes 42."}},
	{JoinFirst, Choice{"join first", "1 MiB again, and the parent joins before it gets: does it come to an end?"}},
	{Cost, Choice{"cost", "How long until the parent has 42, from its first line on, imports included; and how much more than return."}},
}

// Columns lists them in their order.
func Columns() []Column { return keys(columns) }

// Words is the column's question in one sentence.
func (c Column) Words() string { return choiceIn(columns, c).Words }

// Knobs are those of the run that answers the column's question for a way.
func (c Column) Knobs(w Way) Knobs {
	k := Knobs{Return, FortyTwo, "", w, GetJoin}
	switch c {
	case DoesMiB:
		k.Value = MiB
	case DoesDict:
		k.Value = Dict
	case Exception:
		k.Outcome = Raise
	case Killed:
		k.Outcome = Signal
	case JoinFirst:
		k.Value, k.Order = MiB, JoinGet
	}
	k.Order = k.Ordered()
	return k
}
