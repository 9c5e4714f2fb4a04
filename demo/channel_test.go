package demo

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// story is a trace of these events, after those that every trace begins with.
func story(events ...Event) *Trace {
	trace := new(Trace)
	trace.Append(Event{Kind: KindExperiment, Name: "Python 3.13.0", Method: "fork"})
	trace.Append(Event{Kind: KindBegin, PID: 10, PPID: 1, Name: "main"})
	trace.Append(Event{Kind: KindBegin, PID: 11, PPID: 10, Name: "fork"})
	for _, e := range events {
		trace.Append(e)
	}
	return trace
}

const first = 3 // the index of a story's first event

// packed is a message as multiprocessing.connection writes it.
func packed(payload string) []byte {
	return append(binary.BigEndian.AppendUint32(nil, uint32(len(payload))), payload...)
}

// through is a write or read of data, of which the event has the first bytes.
func through(kind Kind, pid int, channel string, data []byte) Event {
	return Event{Kind: kind, PID: pid, Name: "connection", Channel: channel, Len: int64(len(data)), Head: data[:min(256, len(data))]}
}

func sent(pid int, data []byte) Event { return through(KindWrite, pid, "pipe:7", data) }
func got(pid int, data []byte) Event  { return through(KindRead, pid, "pipe:7", data) }

// told says a channel's messages in words: "11>10 5 3-5" is one of 5 bytes, from 11 to 10,
// with the events (of the story) of its first write and last read.
func told(c *Channel) string {
	var all []string
	for _, m := range c.Messages {
		words := fmt.Sprintf("%d>%d %d %d", m.From, m.To, m.Len, m.Sent-first)
		if m.Received != 0 {
			words += fmt.Sprintf("-%d", m.Received-first)
		}
		all = append(all, words)
	}
	return strings.Join(all, ", ")
}

const fortyTwo = "\x80\x04K*."

func TestMessages(t *testing.T) {
	long := strings.Repeat("x", 20_000)
	one, other := packed(fortyTwo), packed("\x80\x04K\x07.")
	forkserver := func(e Event) Event { e.Name = "forkserver"; return e }
	folded := func(pid int, name string, count, n int64) Event {
		return Event{Kind: KindFolded, PID: pid, Name: name, Channel: "pipe:7", Count: count, Len: n}
	}
	in := func(thread string, e Event) Event { e.Thread = thread; return e }
	writing := Event{Kind: KindWriting, PID: 11, Channel: "pipe:7", Len: 9}
	for name, test := range map[string]struct {
		events []Event
		want   string
	}{
		"one write, two reads":  {[]Event{sent(11, one), got(10, one[:4]), got(10, one[4:])}, "11>10 5 0-2"},
		"not read yet":          {[]Event{sent(11, one), got(10, one[:4])}, "11>0 5 0"},
		"two writes, many read": {[]Event{sent(11, packed(long)[:4]), sent(11, []byte(long)), got(10, packed(long)[:4]), got(10, []byte(long)[:9000]), got(10, []byte(long)[9000:])}, "11>10 20000 0-4"},
		"written in parts":      {[]Event{sent(11, packed(long)[:4]), sent(11, []byte(long)[:7000]), sent(11, []byte(long)[7000:]), sent(11, one)}, "11>0 20000 0, 11>0 5 3"},
		"a header in parts":     {[]Event{sent(11, one[:1]), sent(11, one[1:3]), sent(11, one[3:]), got(10, one)}, "11>10 5 0-3"},
		"read before the write is told": {[]Event{sent(11, packed(long)[:4]), got(10, packed(long)[:4]), got(10, []byte(long)), sent(11, []byte(long))},
			"11>10 20000 0-2"},
		"a write that slept":                    {[]Event{writing, got(10, one[:4]), got(10, one[4:]), sent(11, one), sent(11, other)}, "11>10 5 3-2, 11>0 5 4"},
		"two writers, each as a whole":          {[]Event{sent(11, one), sent(12, other), got(10, one[:4]), got(10, one[4:]), got(10, other[:4])}, "11>10 5 0-3, 12>0 5 1"},
		"two writers, told the wrong way round": {[]Event{sent(11, one), sent(12, other), got(10, other[:4]), got(10, other[4:])}, "11>0 5 0, 12>10 5 1-3"},
		"the same, of two lengths":              {[]Event{sent(11, one), sent(12, packed("abc")), got(10, packed("abc")[:4]), got(10, []byte("abc"))}, "11>0 5 0, 12>10 3 1-3"},
		"threads of one process":                {[]Event{in("a", sent(11, packed(long)[:4])), in("b", sent(11, one)), in("a", sent(11, []byte(long)))}, "11>0 20000 0, 11>0 5 1"},
		"two readers":                           {[]Event{sent(10, one), sent(10, other), got(11, one[:4]), got(11, one[4:]), got(12, other[:4]), got(12, other[4:])}, "10>11 5 0-3, 10>12 5 1-5"},
		"not the library":                       {[]Event{forkserver(sent(11, one)), forkserver(sent(11, []byte("x"))), forkserver(got(10, append(one, 'x')))}, "11>10 9 0-2, 11>10 1 1-2"},
		"nonsense for a header":                 {[]Event{sent(11, []byte("hello, world"))}, "11>0 12 0"},
		"more than it says":                     {[]Event{sent(11, append(slices.Clone(one), 'x'))}, "11>0 10 0"},
		"an empty message":                      {[]Event{sent(11, packed("")), got(10, packed(""))}, "11>10 0 0-1"},
		"nothing":                               {[]Event{sent(11, nil), got(10, nil)}, ""},
		"folded reads pass by":                  {[]Event{sent(11, one), sent(11, one), folded(10, "read", 4, 18)}, "11>10 5 0-2, 11>10 5 1-2"},
		"folded by one of many":                 {[]Event{sent(11, one), got(12, one[:4]), got(12, one[4:]), sent(11, one), folded(10, "read", 2, 9)}, "11>12 5 0-2, 11>0 5 3-4"},
		"after folded writes":                   {[]Event{folded(11, "write", 2, 18), sent(11, other), got(10, one), got(10, one), got(10, other)}, "11>10 5 1-4"},
		"the middle after folded":               {[]Event{folded(11, "write", 1, 4), sent(11, []byte(long)), sent(11, one)}, "11>0 5 2"},
		"a part that was untold":                {[]Event{sent(11, one), got(10, other), sent(11, one)}, "11>10 5 0-1, 11>0 5 2"},
		"untold writes":                         {[]Event{got(10, []byte("hello")), sent(11, packed("ab"))}, "11>0 2 1"},
		"nobody wrote":                          {[]Event{got(10, one)}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			trace := story(test.events...)
			scene := trace.At(trace.Len())
			if got := told(scene.Channel("pipe:7")); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			checkScenes(t, trace, 1)
		})
	}
}

// TestMessageBytes looks at the header and the first bytes of messages.
func TestMessageBytes(t *testing.T) {
	long := []byte(strings.Repeat("abcd", 5000))
	head := packed(string(long))[:4]
	for name, test := range map[string]struct {
		events      []Event
		frame, head []byte
		n           int64
	}{
		"small":    {[]Event{sent(11, packed(fortyTwo))}, []byte{0, 0, 0, 5}, []byte(fortyTwo), 5},
		"large":    {[]Event{sent(11, head), sent(11, long)}, head, long[:256], 20_000},
		"in parts": {[]Event{sent(11, head), sent(11, long[:100]), sent(11, long[100:120]), sent(11, long[120:])}, head, long[:256], 20_000},
		"beyond 2 GiB": {[]Event{sent(11, []byte("\xff\xff\xff\xff")), sent(11, []byte("\x00\x00\x00\x00\x80\x00\x00\x00")), sent(11, long)},
			[]byte("\xff\xff\xff\xff\x00\x00\x00\x00\x80\x00\x00\x00"), long[:256], 1 << 31},
		"header with some": {[]Event{sent(11, append(slices.Clone(head), long[:8]...)), sent(11, long[8:])}, head, long[:256], 20_000},
	} {
		t.Run(name, func(t *testing.T) {
			scene := story(test.events...).At(99)
			m := scene.Channel("pipe:7").Messages
			if len(m) != 1 || !bytes.Equal(m[0].Frame, test.frame) || !bytes.Equal(m[0].Head, test.head) || m[0].Len != test.n {
				t.Errorf("%+v", m)
			}
		})
	}
}

func TestNativeMessagesAreFramed(t *testing.T) {
	trace := new(Trace)
	trace.Append(Event{Kind: KindExperiment, Name: "Go 1.26.0"})
	e := sent(11, packed("42"))
	e.Name = "pipe"
	trace.Append(e)
	scene := trace.At(1)
	if m := scene.Channels[0].Messages[0]; m.Len != 2 || string(m.Head) != "42" {
		t.Errorf("%+v", m)
	}
}

// TestSocketPair writes and reads at both ends; it is told only later, or never, that they are
// of one pair.
func TestSocketPair(t *testing.T) {
	one := packed(fortyTwo)
	made := Event{Kind: KindChannel, PID: 10, Name: "Pipe", File: "a.py", Line: 3, Channel: "socket:1", Value: "socket:2"}
	cross := []Event{
		through(KindWrite, 10, "socket:1", one), through(KindRead, 11, "socket:2", one),
		through(KindWrite, 11, "socket:2", one), through(KindWrite, 10, "socket:1", one), through(KindRead, 10, "socket:1", one[:4]),
	}
	for _, at := range []int{0, 1, 2, 3, 5} {
		trace := story(slices.Insert(slices.Clone(cross), at, made)...)
		scene := trace.At(99)
		c := scene.Channel("socket:2")
		if len(scene.Channels) != 1 || c != scene.Channel("socket:1") || c.Fill != 14 || c.Written != 27 || c.Sent != 3 || c.Received != 2 {
			t.Fatalf("told at %d: %+v", at, scene.Channels)
		}
		var ways []string
		for _, m := range c.Messages {
			ways = append(ways, fmt.Sprintf("%d>%d %s", m.From, m.To, m.End))
		}
		if got := strings.Join(ways, ", "); got != "10>11 socket:1, 11>0 socket:2, 10>0 socket:1" {
			t.Errorf("told at %d: %s", at, got)
		}
		if c.What != "Pipe" || c.Line != 3 {
			t.Errorf("told at %d: made %s at %d", at, c.What, c.Line)
		}
		checkScenes(t, trace, 1)
	}
	scene := story(cross...).At(99)
	if len(scene.Channels) != 2 || told(scene.Channel("socket:1")) != "10>0 5 0, 10>0 5 3" {
		t.Errorf("never told: %+v", scene.Channels)
	}
}

func TestFill(t *testing.T) {
	trace := story(
		Event{Kind: KindChannel, PID: 10, Name: "Queue", File: "a.py", Line: 7, Channel: "pipe:7"},
		sent(11, packed(fortyTwo)),
		Event{Kind: KindFill, Channel: "pipe:7", Len: 4096, Cap: 65536},
		got(10, packed(fortyTwo)[:4]),
		got(10, []byte("more than was told")),
		Event{Kind: KindFolded, PID: 11, Name: "write", Channel: "pipe:7", Count: 100, Len: 900},
		Event{Kind: KindFill, Channel: "pipe:7", Len: 0},
	)
	for i, want := range []struct {
		fill, cap int64
		looked    bool
	}{{}, {fill: 9}, {4096, 65536, true}, {5, 65536, false}, {0, 65536, false}, {887, 65536, false}, {0, 65536, true}} {
		scene := trace.At(first + i)
		if c := scene.Channel("pipe:7"); c.Fill != want.fill || c.Cap != want.cap || c.Looked != want.looked {
			t.Errorf("after event %d: %d of %d, looked %v, want %+v", i, c.Fill, c.Cap, c.Looked, want)
		}
	}
	scene := trace.At(99)
	if c := scene.Channel("pipe:7"); c.Sent != 101 || c.Received != 2 || c.Folded != 100 || c.Written != 909 || c.What != "Queue" || c.Line != 7 {
		t.Errorf("%+v", c)
	}
}

func TestEnds(t *testing.T) {
	status := 0
	holds := func(pid int, name string) Event {
		return Event{Kind: KindHolds, PID: pid, Name: name, Channel: "pipe:7"}
	}
	trace := story(
		Event{Kind: KindChannel, PID: 10, Name: "Pipe", Channel: "pipe:7"}, // 0
		Event{Kind: KindChannel, PID: 11, Name: "Pipe", Channel: "pipe:7"},
		sent(11, packed(fortyTwo)), // 2
		holds(11, "both"),
		holds(10, "read"), // 4
		holds(11, "write"),
		holds(11, ""), // 6
		sent(11, packed(fortyTwo)),
		Event{Kind: KindWitness, PID: 11, PPID: 10, State: "Z"},      // 8
		sent(11, packed(fortyTwo)),                                   // late
		Event{Kind: KindStatus, PID: 10, Child: 11, Status: &status}, // 10
		Event{Kind: KindGone, PID: 10},
	)
	for i, want := range []string{
		"10rw", "10rw 11", "10rw 11w", "10rw 11rw!", "10r! 11rw!", "10r! 11w!", "10r! 11w!x", "10r! 11w!", "10r! 11w!x", "10r! 11w!x", "10r! 11w!x",
		"10r!x 11w!x",
	} {
		scene := trace.At(first + i)
		var ends []string
		for _, end := range scene.Channel("pipe:7").Ends {
			words := itoa(end.PID)
			for _, mark := range []struct {
				is   bool
				sign string
			}{{end.Read, "r"}, {end.Write, "w"}, {end.Seen, "!"}, {end.Closed, "x"}} {
				if mark.is {
					words += mark.sign
				}
			}
			ends = append(ends, words)
		}
		if got := strings.Join(ends, " "); got != want {
			t.Errorf("after event %d: %s, want %s", i, got, want)
		}
	}
	checkScenes(t, trace, 1)
}

func TestMemory(t *testing.T) {
	trace := story(
		Event{Kind: KindChannel, PID: 10, Name: "Value", Channel: "memory:5:16", Value: "0x7f12", Text: "i", Len: 4, File: "a.py", Line: 2},
		Event{Kind: KindChannel, PID: 11, Name: "Value", Channel: "memory:5:16", Value: "0x7f99", Text: "i", Len: 4},
		Event{Kind: KindMemory, Channel: "memory:5:16", Head: []byte{42, 0, 0, 0}, Value: "42"},
		Event{Kind: KindMemory, Channel: "shm:psm_1", Head: []byte{1}, Value: "1"},
	)
	scene := trace.At(99)
	c := scene.Channel("memory:5:16")
	if !c.Shared() || c.Size != 4 || c.Type != "i" || c.Value != "42" || len(c.Memory) != 4 || len(c.Ends) != 2 || c.Line != 2 || c.Other != "" {
		t.Errorf("%+v", c)
	}
	if c := scene.Channel("shm:psm_1"); c == nil || !c.Shared() {
		t.Errorf("%+v", c)
	}
	if scene.Channel("") != nil || scene.Channel("pipe:7") != nil {
		t.Error("a channel that is none")
	}
}

// TestManyMessages keeps the last, and counts all; those that were dropped unread are in order, too.
func TestManyMessages(t *testing.T) {
	var events []Event
	for i := range 100 {
		events = append(events, sent(11, packed(fmt.Sprint("message ", i))))
	}
	for i := range 80 {
		data := packed(fmt.Sprint("message ", i))
		events = append(events, got(10, data[:4]), got(10, data[4:]))
	}
	trace := story(events...)
	scene := trace.At(999)
	c := scene.Channel("pipe:7")
	if len(c.Messages) != keptMessages || c.Sent != 100 || c.Received != 160 {
		t.Fatalf("%d messages, %d writes, %d reads", len(c.Messages), c.Sent, c.Received)
	}
	for i, m := range c.Messages {
		n := 100 - keptMessages + i
		received := 0
		if n < 80 {
			received = first + 100 + 2*n + 1
		}
		if string(m.Head) != fmt.Sprint("message ", n) || m.Received != received {
			t.Errorf("%q was received with event %d, want %d", m.Head, m.Received, received)
		}
	}
	checkScenes(t, trace, 7)
}

// TestScenesStay holds a scene, and lets the trace grow: what was handed out does not change.
func TestScenesStay(t *testing.T) {
	trace := poolTrace(4, 3000)
	var held, now []string
	grow := new(Trace)
	var scenes []Scene
	for i := range trace.Len() {
		grow.Append(trace.Event(i))
		if i%97 == 0 {
			scenes = append(scenes, grow.At(i))
			held = append(held, fmt.Sprintf("%+v", grow.At(i).Channels))
			grow.At(i / 2)
		}
	}
	for i := range scenes {
		now = append(now, fmt.Sprintf("%+v", scenes[i].Channels))
	}
	for i := range held {
		if held[i] != now[i] {
			t.Fatalf("scene %d was %s\nand is %s", i, held[i], now[i])
		}
	}
}

func TestClosedEndsAreForgotten(t *testing.T) {
	var events []Event
	for pid := 100; pid < 1000; pid++ {
		events = append(events, Event{Kind: KindBegin, PID: pid, PPID: 10, Name: "fork"}, sent(pid, packed(fortyTwo)), Event{Kind: KindGone, PID: pid})
	}
	scene := story(events...).At(99_999)
	if ends := scene.Channel("pipe:7").Ends; len(ends) != maxClosed || ends[len(ends)-1].PID != 999 {
		t.Errorf("%d ends", len(ends))
	}
}

// TestOutputOfAProgram: what was read of a program's output is a message of nobody's, where no write was told;
// and who made the pipe for it has one end alone.
func TestOutputOfAProgram(t *testing.T) {
	read := Event{Kind: KindRead, PID: 10, Name: "subprocess", Channel: "pipe:7", Len: 3, Head: []byte("42\n")}
	made := Event{Kind: KindChannel, PID: 10, Name: "stdout pipe", Channel: "pipe:7", Child: 11}
	end := read
	end.Len, end.Head = 0, nil
	for _, test := range []struct {
		events []Event
		want   string
	}{
		{[]Event{made, read, end}, "0>10 3 -3-1"},
		{[]Event{made, {Kind: KindWrite, PID: 11, Name: "program", Channel: "pipe:7", Len: 3, Head: []byte("42\n")}, read, end}, "11>10 3 1-2"},
		{[]Event{made, end}, ""},
	} {
		trace := story(test.events...)
		scene := trace.At(trace.Len())
		c := scene.Channel("pipe:7")
		if got := told(c); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
		if len(c.Ends) != 2 || c.Ends[0].Write || c.Ends[1].PID != 11 || c.Ends[1].Read {
			t.Errorf("the ends are %+v", c.Ends)
		}
		checkScenes(t, trace, 1)
	}
}
