package demo

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func runOf(events ...Event) *Trace {
	t := new(Trace)
	t.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0", Value: "/usr/bin/python3", File: "/tmp/exit42-1/p.py"})
	for _, e := range events {
		t.Append(e)
	}
	return t
}

// toldPairs writes pairs as a reader would: the rows of both, and what is not the same.
func toldPairs(a, b *Trace, pairs []Pair) string {
	var out strings.Builder
	rows := func(t *Trace) map[int]string {
		words := map[int]string{}
		for _, r := range t.rows {
			words[r.Event] = strings.TrimSpace(fmt.Sprint(r.PID%10, " ", r.Text, " ", r.Kernel))
		}
		for _, l := range t.lines {
			words[l.Event] = l.Stream + " " + l.Text
		}
		return words
	}
	left, right := rows(a), rows(b)
	for _, p := range pairs {
		mark := "="
		if p.Differs {
			mark = "≠"
		}
		fmt.Fprintf(&out, "%s %s | %s\n", mark, left[p.A], right[p.B])
	}
	return out.String()
}

func TestAlign(t *testing.T) {
	returns := runOf(
		Event{Kind: KindBegin, PID: 11, Name: "main"},
		Event{Kind: KindStart, PID: 11},
		Event{Kind: KindBegin, PID: 12, PPID: 11, Name: "fork"},
		Event{Kind: KindEnter, PID: 12, Func: "foo"},
		Event{Kind: KindReturn, PID: 12, Func: "foo", Value: "42"},
		Event{Kind: KindJoin, PID: 11, Child: 12},
		Event{Kind: KindExit, PID: 12, Code: new(0)},
		Event{Kind: KindStatus, PID: 11, Child: 12, Status: new(0)},
		Event{Kind: KindJoined, PID: 11, Child: 12, Value: "None"},
		Event{Kind: KindOutput, Name: "stdout", Text: "<Process-1 pid=12 at 0x7f0011223344> None"},
	)
	sends := runOf(
		Event{Kind: KindBegin, PID: 21, Name: "main"},
		Event{Kind: KindStart, PID: 21},
		Event{Kind: KindJoin, PID: 21, Child: 22}, // told before the child says anything
		Event{Kind: KindBegin, PID: 22, PPID: 21, Name: "spawn"},
		Event{Kind: KindEnter, PID: 22, Func: "foo"},
		Event{Kind: KindWrite, PID: 22, Name: "connection", Channel: "pipe:7", Len: 9, Head: []byte{0x80, 4}},
		Event{Kind: KindReturn, PID: 22, Func: "foo", Value: "None"},
		Event{Kind: KindExit, PID: 22, Code: new(0)},
		Event{Kind: KindStatus, PID: 21, Child: 22, Status: new(0)},
		Event{Kind: KindJoined, PID: 21, Child: 22, Value: "None"},
		Event{Kind: KindRead, PID: 21, Name: "connection", Channel: "pipe:7", Len: 9, Head: []byte{0x80, 4}},
		Event{Kind: KindOutput, Name: "stdout", Text: "<Process-1 pid=22", State: "partial"},
		Event{Kind: KindOutput, Name: "stdout", Text: " at 0x7f9988776655> None"},
	)
	want := strings.TrimLeft(`
= 1 begins | 1 begins
= 1 start() | 1 start()
≠ 2 begins fork | 2 begins spawn
= 2 foo() | 2 foo()
= 1 join() | 1 join()
≠  | 2 sends 9 bytes
≠ 2 returns 42 | 2 returns None
= 2 exit 0 | 2 exit 0
= 1 waitpid 0x0000 | 1 waitpid 0x0000
= 1 join() → None | 1 join() → None
≠  | 1 receives 9 bytes
= stdout <Process-1 pid=12 at 0x7f0011223344> None | stdout  at 0x7f9988776655> None
`, "\n")
	if got := toldPairs(returns, sends, Align(returns, sends)); got != want {
		t.Errorf("got\n%s", got)
	}
	if a, b := Moment(Align(returns, sends), 4); a != 6 || b != 5 {
		t.Errorf("at the join: %d and %d", a, b)
	}
}

func TestAlignWhatDiffers(t *testing.T) {
	path := func(p, value string) Event { return Event{Kind: KindReturn, PID: 11, Value: value, File: p} }
	for _, tt := range []struct {
		name    string
		a, b    Event
		differs bool
	}{
		{"values", path("", "42"), path("", "43"), true},
		{"a value against an exception", path("", "42"), Event{Kind: KindRaise, PID: 11, Name: "ValueError"}, true},
		{"addresses", path("", "<lambda at 0x7f0011223344>"), path("", "<lambda at 0x7faaaaaaaaaa>"), false},
		{"short numbers are no addresses", path("", "0x2c00"), path("", "0x2b00"), true},
		{"interpreters", path("", "'/a/lib/python3.13/os.py'"), path("", "'/b/lib/python3.8/os.py'"), false},
		{"inodes", path("", "pipe:[4711]"), path("", "pipe:[815]"), false},
		{"other paths", path("", "'/tmp/a'"), path("", "'/tmp/b'"), true},
		{"exit codes", Event{Kind: KindExit, PID: 11, Code: new(0)}, Event{Kind: KindExit, PID: 11, Code: new(44)}, true},
		{"lengths", Event{Kind: KindWrite, PID: 11, Len: 65514}, Event{Kind: KindWrite, PID: 11, Len: 65515}, true},
		{"bytes", Event{Kind: KindWrite, PID: 11, Len: 1, Head: []byte{42}}, Event{Kind: KindWrite, PID: 11, Len: 1, Head: []byte{43}}, true},
		{"times", Event{Kind: KindExit, PID: 11, Code: new(0), T: 5}, Event{Kind: KindExit, PID: 11, Code: new(0), T: 9}, false},
		{"a value that is a pid in one of them", path("", "11"), path("", "11"), false},
	} {
		main := Event{Kind: KindBegin, PID: 11, Name: "main"}
		a, b := runOf(main, tt.a), runOf(main, tt.b)
		pairs := Align(a, b)
		if last := pairs[len(pairs)-1]; len(pairs) != 2 || last.Differs != tt.differs {
			t.Errorf("%s: %v", tt.name, pairs)
		}
	}
	mine := runOf(Event{Kind: KindBegin, PID: 11, Name: "main"}, path("", "<Process pid=11>"))
	theirs := runOf(Event{Kind: KindBegin, PID: 12, Name: "main"}, Event{Kind: KindReturn, PID: 12, Value: "<Process pid=12>"})
	if pairs := Align(mine, theirs); pairs[1].Differs {
		t.Errorf("pids differ: %v", pairs)
	}
}

// Whether a zombie was seen is chance, and no difference.
func TestAlignZombies(t *testing.T) {
	main, child := Event{Kind: KindBegin, PID: 11, Name: "main"}, Event{Kind: KindBegin, PID: 12, PPID: 11, Name: "fork"}
	zombie := func(code int) Event {
		return Event{Kind: KindWitness, PID: 12, PPID: 11, State: "Z", Status: new(code << 8)}
	}
	a, b := runOf(main, child, zombie(3)), runOf(main, child)
	if got := Align(a, b); len(got) != 2 || got[0].Differs || got[1].Differs {
		t.Errorf("seen in one of them: %v", got)
	}
	if got := Align(a, runOf(main, child, zombie(4))); len(got) != 3 || !got[2].Differs {
		t.Errorf("with another status: %v", got)
	}
}

// Whether a look caught that a process is gone, before somebody waited for it, is chance, too.
func TestAlignGone(t *testing.T) {
	main, child := Event{Kind: KindBegin, PID: 11, Name: "main"}, Event{Kind: KindBegin, PID: 12, PPID: 11, Name: "fork"}
	gone, waited := Event{Kind: KindGone, PID: 12}, Event{Kind: KindStatus, PID: 11, Child: 12, Status: new(0)}
	for _, theirs := range []*Trace{runOf(main, child, waited, gone), runOf(main, child, gone, waited), runOf(main, child, waited)} {
		for _, p := range Align(runOf(main, child, gone, waited), theirs) {
			if p.Differs {
				t.Errorf("differs: %v", p)
			}
		}
	}
}

// How the steps of two threads fall among each other is chance; the order of each is not.
func TestAlignThreads(t *testing.T) {
	write := func(pid int, thread, channel string, n int64) Event {
		return Event{Kind: KindWrite, PID: pid, Name: "connection", Thread: thread, Channel: channel, Len: n}
	}
	queue := func(pid int, channel string) Event {
		return Event{Kind: KindChannel, PID: pid, Channel: channel, Name: "Queue"}
	}
	begin := func(pid int) Event { return Event{Kind: KindBegin, PID: pid, Name: "main"} }
	exit := func(pid int) Event { return Event{Kind: KindExit, PID: pid, Code: new(0)} }
	for _, tt := range []struct {
		name    string
		a, b    []Event
		differs int
	}{
		{"a feeder and the main thread",
			[]Event{begin(1), queue(1, "pipe:7"), write(1, feeder, "pipe:7", 4), exit(1)},
			[]Event{begin(2), queue(2, "pipe:9"), exit(2), write(2, feeder, "pipe:9", 4)}, 0},
		{"two feeders",
			[]Event{begin(1), queue(1, "pipe:7"), queue(1, "pipe:8"), write(1, feeder, "pipe:7", 4), write(1, feeder, "pipe:8", 5)},
			[]Event{begin(2), queue(2, "pipe:9"), queue(2, "pipe:5"), write(2, feeder, "pipe:5", 5), write(2, feeder, "pipe:9", 4)}, 0},
		{"before and after 3.10",
			[]Event{begin(1), write(1, "Thread-1", "pipe:7", 4), exit(1)},
			[]Event{begin(2), exit(2), write(2, "Thread-1 (work)", "pipe:9", 4)}, 0},
		{"without a name",
			[]Event{begin(1), write(1, "4711", "pipe:7", 4), exit(1)},
			[]Event{begin(2), exit(2), write(2, "815", "pipe:9", 4)}, 0},
		{"of one thread",
			[]Event{begin(1), write(1, "Thread-1", "pipe:7", 4), write(1, "Thread-1", "pipe:7", 5)},
			[]Event{begin(2), write(2, "Thread-1", "pipe:9", 5), write(2, "Thread-1", "pipe:9", 4)}, 2},
		{"of two threads",
			[]Event{begin(1), write(1, "Thread-1", "pipe:7", 4)},
			[]Event{begin(2), write(2, "Thread-2", "pipe:9", 4)}, 2},
	} {
		differs := 0
		for _, p := range Align(runOf(tt.a...), runOf(tt.b...)) {
			if p.Differs {
				differs++
			}
		}
		if differs != tt.differs {
			t.Errorf("%s: %d differences, not %d", tt.name, differs, tt.differs)
		}
	}
}

// In how many pieces a message was read is chance; what it is, and that it never came whole, is not.
func TestAlignPieces(t *testing.T) {
	main := Event{Kind: KindBegin, PID: 11, Name: "main"}
	message := bytes.Repeat([]byte("0123456789"), 100)
	reads := func(last byte, cuts ...int) *Trace {
		data := append([]byte{0, 0, 3, 0xe8}, message...)
		data[300] = last // beyond what is told of a read
		data[200] = last
		t, at := runOf(main), 0
		for _, cut := range cuts {
			piece := data[at:cut]
			t.Append(Event{Kind: KindRead, PID: 11, Name: "connection", Channel: "pipe:7", Len: int64(len(piece)), Head: piece[:min(headRoom, len(piece))]})
			at = cut
		}
		return t
	}
	for _, tt := range []struct {
		name    string
		a, b    *Trace
		differs bool
	}{
		{"whole and in two", reads(1, 4, 1004), reads(1, 4, 500, 1004), false},
		{"whole and in small ones", reads(1, 4, 1004), reads(1, 4, 5, 100, 280, 1004), false},
		{"in other ones", reads(1, 4, 500, 1004), reads(1, 4, 300, 700, 1004), false},
		{"another message", reads(1, 4, 1004), reads(2, 4, 500, 1004), true},
		{"not to its end", reads(1, 4, 1004), reads(1, 4, 500), true},
		{"never more than its head", reads(1, 4), reads(1, 4, 500), true},
	} {
		differs := false
		for _, p := range Align(tt.a, tt.b) {
			differs = differs || p.Differs
		}
		if differs != tt.differs {
			t.Errorf("%s: %v", tt.name, Align(tt.a, tt.b))
		}
	}
}

// A run that stops short has the beginning in common with one that goes on.
func TestAlignEarlier(t *testing.T) {
	main := Event{Kind: KindBegin, PID: 11, Name: "main"}
	write := func(n int64) Event { return Event{Kind: KindWrite, PID: 11, Name: "connection", Len: n} }
	pairs := Align(runOf(main, write(4), write(900)), runOf(main, write(5)))
	if want := []Pair{{1, 1, false}, {2, 2, true}, {3, -1, true}}; !slices.Equal(pairs, want) {
		t.Errorf("%v, not %v", pairs, want)
	}
}

// A step that comes earlier in one run than in the other is a difference.
func TestAlignOrder(t *testing.T) {
	main := Event{Kind: KindBegin, PID: 11, Name: "main"}
	join, read := Event{Kind: KindJoin, PID: 11, Child: 12}, Event{Kind: KindRead, PID: 11, Len: 5}
	a, b := runOf(main, join, read), runOf(main, read, join)
	if got := len(Align(a, b)); got != 4 {
		t.Errorf("%d pairs: %v", got, Align(a, b))
	}
}

// randomRun is a run of some processes that do this and that.
func randomRun(r *rand.Rand, n int) *Trace {
	t := runOf(Event{Kind: KindBegin, PID: 11, Name: "main"})
	for range n {
		pid := 11 + r.IntN(4)
		switch r.IntN(6) {
		case 0:
			t.Append(Event{Kind: KindBegin, PID: 11 + r.IntN(4), PPID: 11, Name: "fork"})
		case 1:
			t.Append(Event{Kind: KindReturn, PID: pid, Value: fmt.Sprint(r.IntN(3))})
		case 2:
			t.Append(Event{Kind: KindWrite, PID: pid, Len: int64(r.IntN(3))})
		case 3:
			t.Append(Event{Kind: KindOutput, Name: "stdout", Text: fmt.Sprint(r.IntN(3))})
		case 4:
			t.Append(Event{Kind: KindLine, PID: pid, Line: 3})
		default:
			t.Append(Event{Kind: KindEnter, PID: pid, Func: fmt.Sprint("f", r.IntN(3))})
		}
	}
	return t
}

// Whatever two runs did: each step is in one pair, and in the order in which each process of
// either did it.
func TestAlignKeepsEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	for range 300 {
		checkAligned(t, randomRun(r, r.IntN(80)), randomRun(r, r.IntN(80)))
	}
	checkAligned(t, randomRun(r, 20_000), randomRun(r, 20_000)) // through windows
	checkAligned(t, new(Trace), randomRun(r, 10))
}

func checkAligned(t *testing.T, a, b *Trace) {
	t.Helper()
	pairs := Align(a, b)
	n, m := 0, 0
	last := map[string]int{}
	follows := func(run string, trace *Trace, event int) int {
		if event < 0 {
			return 0
		}
		e := trace.Event(event)
		who := fmt.Sprint(run, e.PID, e.Name == "stdout")
		if before, ok := last[who]; ok && event <= before {
			t.Fatalf("event %d of %s after %d, both of %s", event, run, before, who)
		}
		last[who] = event
		return 1
	}
	for _, p := range pairs {
		n, m = n+follows("a", a, p.A), m+follows("b", b, p.B)
		if p.A < 0 && p.B < 0 || (p.A < 0 || p.B < 0) && !p.Differs {
			t.Fatalf("pair %v", p)
		}
	}
	keys := keyer{map[string]int{}}
	if want := len(keys.steps(a)); n != want {
		t.Fatalf("%d steps of a, not %d", n, want)
	}
	if want := len(keys.steps(b)); m != want {
		t.Fatalf("%d steps of b, not %d", m, want)
	}
}

// longRun is a run in which a parent and 64 workers pass n messages; every so often it does one
// thing more.
func longRun(n, more int) *Trace {
	t := runOf(Event{Kind: KindBegin, PID: 1, Name: "main"})
	for i := range 64 {
		t.Append(Event{Kind: KindBegin, PID: 100 + i, PPID: 1, Name: "fork"})
	}
	for i := range n {
		head := bytes.Repeat([]byte{byte(i)}, 200)
		t.Append(Event{Kind: KindWrite, PID: 100 + i%64, Name: "connection", Len: int64(i % 1000), Head: head})
		t.Append(Event{Kind: KindRead, PID: 1, Name: "connection", Len: int64(i % 1000), Head: head})
		if more > 0 && i%more == 0 {
			t.Append(Event{Kind: KindAttr, PID: 1, Name: "exitcode", Value: "None"})
		}
	}
	return t
}

func TestAlignLong(t *testing.T) {
	only := 0
	for _, p := range Align(longRun(50_000, 0), longRun(50_000, 500)) {
		if p.A < 0 || p.B < 0 {
			only++
		} else if p.Differs {
			t.Fatalf("differs: %v", p)
		}
	}
	if only != 100 {
		t.Errorf("%d steps of one side only, not 100", only)
	}
}

// chain is a run of n processes, of which each made the next, or the first made all.
func chain(n int, long bool) *Trace {
	t := runOf(Event{Kind: KindBegin, PID: 1, Name: "main"})
	for pid := 2; pid <= n; pid++ {
		maker := 1
		if long {
			maker = pid - 1
		}
		t.Append(Event{Kind: KindBegin, PID: pid, PPID: maker, Name: "fork"})
		t.Append(Event{Kind: KindExit, PID: pid, Code: new(0)})
	}
	return t
}

// The last of a long chain of processes costs no more than the first.
func TestAlignChain(t *testing.T) {
	cost := func(n int) float64 {
		a, b := chain(n, true), chain(n, true)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		pairs := Align(a, b)
		runtime.ReadMemStats(&after)
		if len(pairs) != 2*n-1 {
			t.Fatalf("%d pairs of %d processes", len(pairs), n)
		}
		return float64(after.TotalAlloc-before.TotalAlloc) / float64(n)
	}
	if short, long := cost(1000), cost(8000); long > 2*short {
		t.Errorf("%.0f bytes for each process of 1000, %.0f for each of 8000", short, long)
	}
}

// TestMergeManyProcesses: what is done for a pair grows with the logarithm of the number of processes, not with that.
func TestMergeManyProcesses(t *testing.T) {
	const n = 4096
	asked := 0
	lists := make([][]placed, n)
	for i := range lists {
		lists[i] = []placed{{Pair: Pair{A: i, B: i}}, {Pair: Pair{A: 2*n - i, B: 2*n - i}}}
	}
	pairs := merge(lists, func(p, q *placed) bool {
		asked++
		return p.before(q)
	})
	if !slices.IsSortedFunc(pairs, func(p, q Pair) int { return p.A - q.A }) || len(pairs) != 2*n {
		t.Errorf("not in order: %v", pairs[:20])
	}
	if most := 2 * n * 2 * 16; asked > most {
		t.Errorf("asked %d times which one is first, not %d", asked, most)
	}
}

func BenchmarkAlignProcesses(b *testing.B) {
	for _, n := range []int{2500, 5000, 10_000} {
		for name, long := range map[string]bool{"all of one": false, "a chain": true} {
			b.Run(fmt.Sprint(n, " ", name), func(b *testing.B) {
				x, y := chain(n, long), chain(n, long)
				for b.Loop() {
					Align(x, y)
				}
			})
		}
	}
}

func BenchmarkAlign(b *testing.B) {
	x, y := longRun(50_000, 0), longRun(50_000, 500)
	for b.Loop() {
		Align(x, y)
	}
}
