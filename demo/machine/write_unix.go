//go:build unix

package machine

import "syscall"

// mayWrite asks the kernel whether this user may make a file in a directory.
func mayWrite(dir string) error {
	const write, enter = 2, 1 // W_OK, X_OK
	return syscall.Access(dir, write|enter)
}
