package lab

// A Way is a way back: what takes the value from the child to the parent.
type Way string

// The ways.
const (
	None         Way = "promise" // the article's: return it
	ExitCode     Way = "exitcode"
	Pipe         Way = "pipe"
	SimpleQueue  Way = "simplequeue"
	Queue        Way = "queue"
	SharedValue  Way = "value"
	SharedArray  Way = "array"
	SharedMemory Way = "shared"
	Manager      Way = "manager"
	Pool         Way = "pool"
	Executor     Way = "executor"
	File         Way = "file"
	Stdout       Way = "stdout"
	Socket       Way = "socket"
)

var ways = []choiceOf[Way]{
	{None, Choice{"return", "The function returns it, and nothing else is done: the article's program."}},
	{ExitCode, Choice{"exit code", "The child calls sys.exit with it, and the parent reads p.exitcode."}},
	{Pipe, Choice{"Pipe", "The child sends it into a pipe, pickled, and the parent receives it."}},
	{SimpleQueue, Choice{"SimpleQueue", "A pipe with a lock: the child puts, the parent gets."}},
	{Queue, Choice{"Queue", "A pipe that a thread in the child writes to, from a buffer."}},
	{SharedValue, Choice{"Value", "One C int in memory that both processes have."}},
	{SharedArray, Choice{"Array", "A row of C ints, or of bytes for a text, in memory that both processes have."}},
	{SharedMemory, Choice{"shared_memory", "A block of named memory, into which the child writes a pickle."}},
	{Manager, Choice{"Manager", "A dict that lives in a third process, which both talk to."}},
	{Pool, Choice{"Pool", "A worker of multiprocessing.Pool calls the function and sends what it returned."}},
	{Executor, Choice{"Executor", "A worker of ProcessPoolExecutor does, and the parent asks a future."}},
	{File, Choice{"file", "The child writes JSON to a file, and the parent reads it."}},
	{Stdout, Choice{"stdout", "The child is a program of its own, which prints JSON; the parent reads its output."}},
	{Socket, Choice{"socket", "One end of a pair of sockets is the child's, which writes JSON to it."}},
}

// Ways lists them in the order of the dial and of the matrix.
func Ways() []Way { return keys(ways) }

func (w Way) choice() Choice { return choiceIn(ways, w) }

// Name is the way's short name: "Pipe".
func (w Way) Name() string { return w.choice().Name }

// Words are one sentence about it.
func (w Way) Words() string { return w.choice().Words }

// orders reports whether the parent can get before it joins and the other way round. Memory, a
// file and a manager do not tell when the value is there: only join does.
func (w Way) orders() bool {
	switch w {
	case Pipe, SimpleQueue, Queue, Pool, Executor, Stdout, Socket:
		return true
	}
	return false
}
