package process

import (
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
)

// A Conn is one end of a pipe through which values go: each is four bytes that say how long
// it is, and then the value as JSON.
type Conn struct {
	file    *os.File
	channel string // the same at both ends
}

// Pipe returns the end of a new pipe that receives, and the one that sends. An end that is
// given to a child stays open here too: as long as any end that sends is open anywhere, who
// receives waits for more.
func Pipe() (receiver, sender *Conn) {
	reach()
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	channel := channelOf(r)
	return &Conn{r, channel}, &Conn{w, channel}
}

// Send writes a value into the pipe.
func (c *Conn) Send(value any) error {
	reach()
	body, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = c.write(append(binary.BigEndian.AppendUint32(nil, uint32(len(body))), body...))
	return err
}

// Receive waits for a value and stores it where the pointer says. After the last it returns
// io.EOF.
func (c *Conn) Receive(pointer any) error {
	reach()
	var size [4]byte
	if _, err := io.ReadFull(told{c}, size[:]); err != nil {
		return err
	}
	n := binary.BigEndian.Uint32(size[:])
	if n > longest {
		return errors.New("process: the message is too long to be one of ours")
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(told{c}, body); err != nil {
		return err
	}
	return json.Unmarshal(body, pointer)
}

const longest = 1 << 30

// Close closes this end.
func (c *Conn) Close() error {
	reach()
	return c.file.Close()
}

// write tells first and writes then, so that it is older than the read that it causes.
func (c *Conn) write(data []byte) (int, error) {
	c.tell("write", data)
	return c.file.Write(data)
}

// A told Conn tells of each read that is really made.
type told struct{ conn *Conn }

func (t told) Read(data []byte) (int, error) {
	n, err := t.conn.file.Read(data)
	if err == nil || err == io.EOF {
		t.conn.tell("read", data[:n])
	}
	return n, err
}

func (c *Conn) tell(kind string, data []byte) {
	const head = 256
	app.tell(event{
		Kind: kind, Name: "pipe", Channel: c.channel,
		Len: len(data), Head: hex.EncodeToString(data[:min(head, len(data))]),
	})
}

// give hands the end to a child that is about to be started, and returns the argument by
// which that finds it.
func (c *Conn) give(attr *os.ProcAttr) string { return inherit(attr, c.file) + "," + c.channel }

// receivedConn is the end that a parent gave to this process.
func receivedConn(arg string) *Conn {
	name, channel, _ := strings.Cut(arg, ",")
	return &Conn{inherited(name), channel}
}
