package process

import (
	"encoding/hex"
	"io"
)

// write tells first and writes then, so that it is older than the read that it causes. What
// does not fit is told when all of it has been written, since that may never be; its time is
// that at which the write began.
func (c *Conn) write(data []byte) (int, error) {
	if !app.listens() || c.fits(len(data)) {
		c.tell("write", data, 0)
		return c.file.Write(data)
	}
	app.mention(event{Kind: "writing", Name: c.part, Channel: c.channel, Len: len(data)})
	began := now()
	n, err := c.file.Write(data)
	c.tell("write", data[:n], began)
	return n, err
}

// A told Conn tells of each read that is really made.
type told struct{ conn *Conn }

func (t told) Read(data []byte) (int, error) {
	c := t.conn
	if app.listens() && c.empty() {
		app.mention(event{Kind: "reading", Name: c.part, Channel: c.channel})
	}
	n, err := c.file.Read(data)
	if err == nil || err == io.EOF {
		c.tell("read", data[:n], 0)
	}
	return n, err
}

// tell says what went through; at is when, or 0 for now.
func (c *Conn) tell(kind string, data []byte, at int64) {
	const head = 256
	app.tell(event{
		Kind: kind, T: at, Name: c.part, Channel: c.channel,
		Len: len(data), Head: hex.EncodeToString(data[:min(head, len(data))]),
	})
}
