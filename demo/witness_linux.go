package demo

import (
	"bytes"
	"os"
	"strconv"
)

// A stat is what /proc/PID/stat says of a process (proc_pid_stat(5)).
type stat struct {
	state   string // field 3: R, S, D, T, Z
	ppid    int    // field 4
	started string // field 22: tells one user of a pid from the next
	status  int    // field 52: the wait status of a zombie; 0 for another user's
}

// canWitness says that the kernel's own word on a process is to be had here.
const canWitness = true

func readStat(pid int) (stat, bool) {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	end := bytes.LastIndexByte(data, ')') // the name before it may hold anything
	if err != nil || end < 0 {
		return stat{}, false
	}
	fields := bytes.Fields(data[end+1:])
	if len(fields) < 50 {
		return stat{}, false
	}
	ppid, _ := strconv.Atoi(string(fields[1]))
	status, _ := strconv.Atoi(string(fields[49]))
	return stat{string(fields[0]), ppid, string(fields[19]), status}, true
}
