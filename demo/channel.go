package demo

import "strings"

// A Channel is a thing through which processes can pass a value: a pipe, a pair of sockets, or
// memory that they share.
type Channel struct {
	Name  string // "pipe:4711", "socket:4711", "memory:12:0", "shm:psm_1"
	Other string // the other end of a pair of sockets; each may be written and read
	What  string // in the library's words: Pipe, Queue, Value, …; empty where its making was not told
	Part  string // the part of the library or program that uses it: connection, forkserver, …
	File  string // where in the program's own files it was made
	Line  int
	Event int   // the event with which it came
	Ends  []End // who has it, or had it

	Fill   int64 // bytes in it: written and not yet read
	Cap    int64 // bytes that fit; 0 where it is not known
	Looked bool  // Fill is the kernel's word, and not counted from what was told

	Written, Read  int64     // bytes
	Sent, Received int64     // writes and reads that were told or folded
	Folded         int64     // of them, those that were not told one by one
	Messages       []Message // the last of them, the oldest first

	Size   int64  // of memory, in bytes
	Type   string // of memory, the type code of an item
	Memory []byte // what lay in it at the last look
	Value  string // the same, as its items

	wires [2]wire // what was written to Name, and what was written to Other
	mine  bool    // its slices are in no other scene, and may be changed
}

// An End is what one process can do with a channel.
type End struct {
	PID         int
	Read, Write bool // both false: which of the two was not told
	Seen        bool // by the kernel's word, and not only because it did so
	Closed      bool // it has it no more
}

// Shared reports whether it is memory, which has no bytes on a wire.
func (c *Channel) Shared() bool {
	return c.Size > 0 || c.What == "Value" || c.What == "Array" || isMemory(c.Name)
}

func isSocket(name string) bool { return strings.HasPrefix(name, "socket:") }

func isMemory(name string) bool {
	return strings.HasPrefix(name, "memory:") || strings.HasPrefix(name, "shm:")
}

// named reports whether the name is its own, or that of its other end.
func (c *Channel) named(name string) bool { return c.Name == name || c.Other == name }

// Channel returns the channel of that name, or nil. Either end of a pair of sockets names it.
func (s *Scene) Channel(name string) *Channel {
	if name == "" {
		return nil
	}
	for i := range s.Channels {
		if s.Channels[i].named(name) {
			return &s.Channels[i]
		}
	}
	return nil
}
