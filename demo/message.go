package demo

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
)

// A Message is one message in a channel, as far as its bytes were told.
type Message struct {
	From     int    // the process that wrote it; 0 where that was not told
	To       int    // the process that read it; 0 for not yet, or not told
	Sent     int    // the event of the first byte's write; 0 where no write was told
	Received int    // the event with which its last byte was read; 0 for not yet
	Len      int64  // bytes of the message itself, without the frame
	Frame    []byte // the header that says how long it is; none where the library did not frame it
	Head     []byte // its first bytes
	End      string // in a pair of sockets, the end that was written to; it is read from the other

	wire    int   // of the channel's wires, that on which it is
	at, end int64 // where on the wire it begins and ends
}

const (
	keptMessages = 32  // of a channel, the last
	keptHead     = 256 // bytes of a message
)

// framed reports whether the part of the library or program that wrote says first how long
// each message is: multiprocessing.connection does, and our own Go programs.
func framed(e *Event, run *Run) bool {
	switch e.Name {
	case "connection":
		return true
	case "pipe", "socket":
		return strings.HasPrefix(run.Runtime, "Go ")
	}
	return false
}

// longestMixed is how long a message may be whose header comes with some of its bytes, and not
// with all. Longer ones have it in a write of its own; text never looks like a shorter one.
const longestMixed = 1<<24 - 1

// splitFrame takes the header off the first bytes of a message: four bytes that say how many
// follow, or -1 and then eight. complete is false where the bytes end within the header.
func splitFrame(head []byte) (frame, rest []byte, n int64, complete bool) {
	if len(head) < 4 {
		return nil, nil, 0, false
	}
	size := 4
	n = int64(int32(binary.BigEndian.Uint32(head)))
	if n == -1 {
		if len(head) < 12 {
			return nil, nil, 0, false
		}
		size, n = 12, int64(binary.BigEndian.Uint64(head[4:]))
	}
	return head[:size:size], slices.Clip(head[size:]), n, true
}

// has reports whether the bytes can stand so far behind the message's beginning. Bytes that
// were not kept are any.
func (m *Message) has(offset int64, data []byte) bool {
	for _, known := range [][]byte{m.Frame, m.Head} {
		if len(data) > 0 && offset < int64(len(known)) {
			n := min(len(known)-int(offset), len(data))
			if !bytes.Equal(known[offset:][:n], data[:n]) {
				return false
			}
			data = data[n:]
			offset += int64(n)
		}
		offset = max(0, offset-int64(len(known)))
	}
	return true
}
