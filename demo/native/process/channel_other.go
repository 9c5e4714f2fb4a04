//go:build !linux

package process

import (
	"fmt"
	"os"
)

// channelOf names a pipe. The kernel shows no name that is the same at both ends here, so the
// one who made it does.
func channelOf(f *os.File) string { return fmt.Sprintf("pipe:%d.%d", os.Getpid(), f.Fd()) }
