package process

import (
	"fmt"
	"os"
	"syscall"
)

// channelOf names a pipe as /proc/PID/fd does.
func channelOf(f *os.File) string {
	info, err := f.Stat()
	if err != nil {
		return ""
	}
	return fmt.Sprintf("pipe:%d", info.Sys().(*syscall.Stat_t).Ino)
}
