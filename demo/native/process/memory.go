package process

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"unsafe"
)

// A Memory is memory that processes share: the same pages of a temporary file without a name.
// In it lie four bytes that say how long the value is, and then the value as JSON.
type Memory struct {
	file    *os.File
	bytes   []byte
	channel string // its name, the same in each process
}

// SharedMemory makes memory of size bytes, all zero.
func SharedMemory(size int) *Memory {
	at := reach()
	file, err := unnamedFile(size)
	if err != nil {
		panic(err)
	}
	m := &Memory{file: file, channel: "memory:" + identity(file) + ":0"}
	if m.bytes, err = mapped(file, size); err != nil {
		panic(err)
	}
	app.tell(at.event("channel", m.event()))
	return m
}

// Store puts a value into the memory. Its length is stored last, so that who sees it sees the
// whole value.
func (m *Memory) Store(value any) error {
	reach()
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	if room := len(m.bytes) - 4; len(data) > room {
		return fmt.Errorf("process: %d bytes do not fit into %d", len(data), room)
	}
	copy(m.bytes[4:], data)
	atomic.StoreUint32(m.length(), turned(uint32(len(data))))
	return nil
}

// Load takes the value that lies in the memory. It waits for nobody: where there is none yet,
// it returns io.EOF.
func (m *Memory) Load() (value any, err error) {
	reach()
	n := turned(atomic.LoadUint32(m.length()))
	if n == 0 {
		return nil, io.EOF
	}
	if int64(n) > int64(len(m.bytes)-4) {
		return nil, io.ErrUnexpectedEOF
	}
	err = json.Unmarshal(m.bytes[4:4+n], &value)
	return value, err
}

func (m *Memory) length() *uint32 { return (*uint32)(unsafe.Pointer(&m.bytes[0])) }

// turned is a number in the order of bytes that the memory has, as it is in a pipe, or back.
func turned(n uint32) uint32 {
	var b [4]byte
	binary.BigEndian.PutUint32(b[:], n)
	return binary.NativeEndian.Uint32(b[:])
}

// event is what there is to say of the memory itself: where this process sees it.
func (m *Memory) event() event {
	return event{
		Name: "SharedMemory", Channel: m.channel, Len: len(m.bytes), Text: "B",
		Value: fmt.Sprintf("%#x", uintptr(unsafe.Pointer(&m.bytes[0]))),
	}
}

// give hands the memory to a child that is about to be started, and returns the argument by
// which that finds it.
func (m *Memory) give(attr *os.ProcAttr) string {
	return strings.Join([]string{inherit(attr, m.file), m.channel, strconv.Itoa(len(m.bytes))}, ",")
}

// takeMemory is the memory that a parent shares with this process.
func takeMemory(arg string) *Memory {
	words := strings.Split(arg, ",")
	if len(words) != 3 {
		refuse("memory", words)
	}
	size, _ := strconv.Atoi(words[2])
	m := &Memory{file: inherited(words[0]), channel: words[1]}
	var err error
	if m.bytes, err = mapped(m.file, size); err != nil {
		panic(err)
	}
	e := m.event()
	e.Kind = "channel"
	app.mention(e)
	return m
}
