package guard

import (
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"strconv"
	"strings"
)

// Threads asks the kernel for the threads of a process, the main thread first. ok is false where
// that may not be known: of another user's process, or where there are too many. It needs the
// same right as a debugger, which everybody has over what they started themselves.
func Threads(pid int) (threads []Thread, ok bool) {
	dir := proc(pid) + "/task"
	f, err := os.Open(dir)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	known := speaksOurs(pid)
	names, err := f.Readdirnames(maxThreads + 1)
	if err != nil || len(names) > maxThreads {
		return nil, false
	}
	for _, name := range names {
		tid, err := strconv.Atoi(name)
		if err != nil {
			return nil, false
		}
		t := Thread{TID: tid, State: stateOf(dir + "/" + name)}
		if t.State == "" {
			continue // it has just ended
		}
		if t.State == "S" && known && !t.asleep(pid, dir+"/"+name) {
			return nil, false
		}
		t.Ran = switches(dir + "/" + name)
		threads = append(threads, t)
		if tid == pid {
			last := len(threads) - 1
			threads[0], threads[last] = threads[last], threads[0]
		}
	}
	return threads, len(threads) > 0
}

func proc(pid int) string { return "/proc/" + strconv.Itoa(pid) }

// speaksOurs reports whether the process's program is one of 64 bits, whose system calls have the
// numbers that are known here. Those of 32 bits have others.
func speaksOurs(pid int) bool {
	const class, bits64 = 4, 2 // EI_CLASS, ELFCLASS64
	f, err := os.Open(proc(pid) + "/exe")
	if err != nil {
		return false
	}
	defer f.Close()
	var head [class + 1]byte
	_, err = io.ReadFull(f, head[:])
	return err == nil && string(head[:class]) == "\x7fELF" && head[class] == bits64
}

func stateOf(task string) string {
	data, err := os.ReadFile(task + "/stat")
	end := bytes.LastIndexByte(data, ')')
	if err != nil || len(data) < end+3 || end < 0 {
		return ""
	}
	return string(data[end+2])
}

// switches is how often the thread has left the processor: unchanged, it has not run.
func switches(task string) string {
	data, _ := os.ReadFile(task + "/status")
	i := bytes.Index(data, []byte("voluntary_ctxt_switches:"))
	if i < 0 {
		return ""
	}
	return string(data[i:])
}

// asleep fills in what a sleeping thread waits for; false where that may not be asked.
func (t *Thread) asleep(pid int, task string) bool {
	data, err := os.ReadFile(task + "/syscall")
	if os.IsPermission(err) {
		return false
	}
	fields := strings.Fields(string(data)) // "running" where it has gone on meanwhile
	if err != nil || len(fields) < 7 {
		return true
	}
	number, err := strconv.Atoi(fields[0])
	if err != nil {
		return true
	}
	var args [6]uint64
	for i := range args {
		if args[i], err = strconv.ParseUint(fields[i+1], 0, 64); err != nil {
			return true
		}
	}
	if describe := calls[number]; describe != nil {
		describe(t, pid, args)
	}
	return true
}

// Memory reads n bytes of a process's memory from outside. The process does not notice.
func Memory(pid int, address uint64, n int) ([]byte, bool) {
	f, err := os.Open(proc(pid) + "/mem")
	if err != nil {
		return nil, false
	}
	defer f.Close()
	data := make([]byte, n)
	_, err = f.ReadAt(data, int64(address))
	return data, err == nil
}

// What poll and epoll wait for. Of what is urgent nobody here knows who could send it.
const pollIn, pollUrgent, pollOut = 1, 2, 4

// polled reads an array of struct pollfd.
func polled(pid int, address, n uint64) (on []Wait, ok bool) {
	if n > maxPolled {
		return nil, false
	}
	data, ok := Memory(pid, address, int(n)*8)
	for ; ok && len(data) >= 8; data = data[8:] {
		fd, events := int32(binary.NativeEndian.Uint32(data)), binary.NativeEndian.Uint16(data[4:])
		if fd >= 0 && events&pollUrgent != 0 {
			return nil, false
		}
		if fd >= 0 {
			on = append(on, Wait{FD: int(fd), Read: events&pollIn != 0, Write: events&pollOut != 0})
		}
	}
	return on, ok
}

// selected reads the three sets of a select call. Of the third nobody here knows who could do
// what it waits for.
func selected(pid int, n, read, write, except uint64) (on []Wait, ok bool) {
	if n > maxPolled {
		return nil, false
	}
	for i, set := range []uint64{read, write, except} {
		if set == 0 {
			continue
		}
		bits, ok := Memory(pid, set, (int(n)+63)/64*8)
		if !ok {
			return nil, false
		}
		for fd := range int(n) {
			if binary.NativeEndian.Uint64(bits[fd/64*8:])>>(fd%64)&1 != 0 {
				if i == 2 {
					return nil, false
				}
				on = append(on, Wait{FD: fd, Read: i == 0, Write: i == 1})
			}
		}
	}
	return on, true
}

// inEpoll lists what an epoll descriptor waits for, from its fdinfo: "tfd: 5 events: 19 …".
func inEpoll(pid int, fd uint64) (on []Wait, ok bool) {
	data, err := os.ReadFile(proc(pid) + "/fdinfo/" + strconv.FormatUint(fd, 10))
	if err != nil {
		return nil, false
	}
	for line := range strings.Lines(string(data)) {
		fields := strings.Fields(line)
		if len(fields) < 4 || fields[0] != "tfd:" {
			continue
		}
		target, err := strconv.Atoi(fields[1])
		events, err2 := strconv.ParseUint(fields[3], 16, 64)
		if err != nil || err2 != nil || events&pollUrgent != 0 || len(on) == maxPolled {
			return nil, false
		}
		on = append(on, Wait{FD: target, Read: events&pollIn != 0, Write: events&pollOut != 0})
	}
	return on, true
}
