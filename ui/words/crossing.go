package words

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exit42/demo"
	"exit42/demo/pickle"
)

// crossing says what a process wrote or read, and as what value, where its bytes are all known.
func crossing(s demo.Scene, who string, e demo.Event) string {
	did, through := "wrote", "to"
	if e.Kind == demo.KindRead {
		did, through = "read", "from"
	}
	did = Capital(threadOf(who, e.Thread)) + " " + did
	native := strings.HasPrefix(s.Run.Runtime, "Go ")
	framed := e.Name == "connection" || native && (e.Name == "pipe" || e.Name == "socket")
	if through = " " + through + " " + Channel(s, e.Channel); e.Channel == "" {
		through = ""
	}
	switch {
	case e.Name == "forkserver":
		return fmt.Sprintf("%s %s of the fork server's own talk: pids and exit codes.", did, much(e))
	case framed && Silent(e) && !completes(s, e):
		return ""
	case framed && e.Len == headerLen && string(e.Head) == "\x00\x00\x00\x00":
		return fmt.Sprintf("%s an empty message%s: a header of 4 bytes alone.", did, through)
	}
	header, body := int64(0), e.Head
	if framed && e.Kind == demo.KindWrite {
		header, body = split(e)
	}
	size := much(e)
	if header > 0 {
		size = fmt.Sprintf("%s and a header of %d", count(e.Len-header, "byte"), header)
	}
	if int64(len(body)) == e.Len-header {
		if value := told(body, native); value != "" {
			return fmt.Sprintf("%s %s%s, %s.", did, value, through, size)
		}
	}
	return fmt.Sprintf("%s %s%s.", did, size, through)
}

// told is what a sentence says of a whole message. Text is no value as Python writes it, so it is
// quoted; our own Go programs write values as JSON.
func told(message []byte, native bool) string {
	value := Value(message)
	if value != "" && message[0] != 0x80 && !native {
		value = strconv.Quote(string(message))
	}
	return brief(value)
}

func much(e demo.Event) string {
	if e.Len == 0 {
		return "the end"
	}
	return count(e.Len, "byte")
}

// headerLen is how long the header of a message is: its length, in four bytes.
const headerLen = 4

// Silent reports whether an event is not worth words by itself, since it only carries the header
// of a message: the bytes that follow say more.
func Silent(e demo.Event) bool {
	if e.Kind != demo.KindRead && e.Kind != demo.KindWrite || e.Len != headerLen {
		return false
	}
	switch e.Name {
	case "connection", "pipe", "socket":
		return len(e.Head) == headerLen && int32(binary.BigEndian.Uint32(e.Head)) > 0 && !IsText(e.Head)
	}
	return false
}

// completes reports whether a message ends with this event, so that it is no header.
func completes(s demo.Scene, e demo.Event) bool {
	c := s.Channel(e.Channel)
	if c == nil || e.Kind != demo.KindRead {
		return false
	}
	for i := len(c.Messages) - 1; i >= 0; i-- {
		if m := &c.Messages[i]; m.Received == s.Index && m.Received > 0 {
			return true
		}
	}
	return false
}

// split takes the header off what was written with it in one piece.
func split(e demo.Event) (header int64, body []byte) {
	if len(e.Head) > headerLen && int64(binary.BigEndian.Uint32(e.Head)) == e.Len-headerLen {
		return headerLen, e.Head[headerLen:]
	}
	return 0, e.Head
}

// Value is what all the bytes of a message stand for: that of a pickle, as Python writes it, or
// text as it is. It is empty where that cannot be said.
func Value(message []byte) string {
	if len(message) == 0 {
		return ""
	}
	if message[0] == 0x80 {
		value, _ := pickle.Value(message)
		return value
	}
	if IsText(message) {
		return strings.TrimSuffix(string(message), "\n")
	}
	return ""
}

// IsText reports whether bytes can be read by people: JSON, or lines.
func IsText(data []byte) bool {
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 && utf8.FullRune(data) || !unicode.IsGraphic(r) && r != '\n' && r != '\t' && r != utf8.RuneError {
			return false
		}
		data = data[size:]
	}
	return true
}

// brief cuts a value to what a sentence can carry.
func brief(value string) string {
	const most = 80
	if runes := []rune(value); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return value
}
