package guard

import (
	"bytes"
	"os"
	"strconv"
)

// A Stat is what /proc/PID/stat says of a process (proc_pid_stat(5)).
type Stat struct {
	State   string // field 3: R, S, D, T, Z
	PPID    int    // field 4
	Started string // field 22: tells one user of a pid from the next
	Status  int    // field 52: the wait status of a zombie; 0 for another user's
}

// CanLook says that the kernel's own word on a process is to be had here.
const CanLook = true

// Look asks the kernel about a process; ok is false when there is none of that pid.
func Look(pid int) (Stat, bool) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	end := bytes.LastIndexByte(data, ')') // the name before it may hold anything
	if err != nil || end < 0 {
		return Stat{}, false
	}
	fields := bytes.Fields(data[end+1:])
	if len(fields) < 50 {
		return Stat{}, false
	}
	ppid, _ := strconv.Atoi(string(fields[1]))
	status, _ := strconv.Atoi(string(fields[49]))
	return Stat{string(fields[0]), ppid, string(fields[19]), status}, true
}
