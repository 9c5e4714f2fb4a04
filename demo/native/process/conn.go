package process

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
)

// A Conn is one end of a pipe or of a pair of sockets through which values go: each is four
// bytes that say how long it is, and then the value as JSON.
type Conn struct {
	file    *os.File
	channel string // its name: the same at both ends of a pipe
	other   string // the name of the other end, where that has one of its own
	made    string // what it is an end of: Pipe, socketpair
	part    string // what writes and reads it: pipe, socket, stdout
}

// Pipe returns the end of a new pipe that receives, and the one that sends. An end that is
// given to a child stays open here too: as long as any end that sends is open anywhere, who
// receives waits for more.
func Pipe() (receiver, sender *Conn) {
	at := reach()
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	block(r)
	block(w)
	channel := "pipe:" + identity(r)
	receiver = &Conn{file: r, channel: channel, made: "Pipe", part: "pipe"}
	app.tell(at.event("channel", receiver.event()))
	return receiver, &Conn{file: w, channel: channel, made: "Pipe", part: "pipe"}
}

// Send writes a value and does not return before all of it has been taken.
func (c *Conn) Send(value any) error {
	reach()
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = c.write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...))
	return err
}

// Receive waits for a value. After the last it returns io.EOF.
func (c *Conn) Receive() (value any, err error) {
	reach()
	var size [4]byte
	if _, err := io.ReadFull(told{c}, size[:]); err != nil {
		return nil, err
	}
	n := binary.BigEndian.Uint32(size[:])
	if n > longest {
		return nil, errors.New("process: the message is too long to be one of ours")
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(told{c}, body); err != nil {
		return nil, err
	}
	err = json.Unmarshal(body, &value)
	return value, err
}

const longest = 1 << 30

// Close closes this end.
func (c *Conn) Close() error {
	reach()
	return c.file.Close()
}

// event is what there is to say of the channel itself.
func (c *Conn) event() event { return event{Name: c.made, Channel: c.channel, Value: c.other} }

// give hands the end to a child that is about to be started, and returns the argument by
// which that finds it.
func (c *Conn) give(attr *os.ProcAttr) string {
	return strings.Join([]string{inherit(attr, c.file), c.channel, c.other, c.made, c.part}, ",")
}

// takeConn is the end that a parent gave to this process.
func takeConn(arg string) *Conn {
	words := strings.Split(arg, ",")
	if len(words) != 5 {
		refuse("end", words)
	}
	c := &Conn{file: inherited(words[0]), channel: words[1], other: words[2], made: words[3], part: words[4]}
	e := c.event()
	e.Kind = "channel"
	app.mention(e)
	return c
}
