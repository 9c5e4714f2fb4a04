package process

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
)

// stdout is this process's standard output.
var stdout = &Conn{file: os.Stdout, made: "Pipe", part: "stdout"}

// takeStdout notes the name of the pipe that a parent made of it, if it did.
func takeStdout(channel string) {
	if channel != "" {
		stdout.channel = channel
		e := stdout.event()
		e.Kind = "channel"
		app.mention(e)
	}
}

// Print prints a value on the standard output, as a line of JSON.
func Print(value any) error {
	reach()
	line, err := json.Marshal(value)
	if err != nil {
		return err
	}
	line = append(line, '\n')
	if stdout.channel == "" { // not a pipe that our parent made
		_, err = stdout.file.Write(line)
	} else {
		_, err = stdout.write(line)
	}
	return err
}

// ReceiveLine waits for the value that Print printed, and for the end of its line. Without one
// it returns io.EOF.
func (c *Conn) ReceiveLine() (value any, err error) {
	reach()
	lines := *c
	lines.part = stdout.part
	line, err := bufio.NewReaderSize(told{&lines}, 64<<10).ReadBytes('\n')
	if err == io.EOF && len(line) > 0 {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		err = json.Unmarshal(line, &value)
	}
	return value, err
}
