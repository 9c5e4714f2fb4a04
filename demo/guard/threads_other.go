//go:build !linux

package guard

// Nobody is asked here what threads sleep for, so that is not observable.

// Threads is not to be had here.
func Threads(int) ([]Thread, bool) { return nil, false }

// Handles is not to be had here.
func Handles(int) ([]Handle, bool) { return nil, false }

// Fill is not to be had here.
func Fill(int, int) (in, fits int64, ok bool) { return 0, 0, false }

// Memory is not to be had here.
func Memory(int, uint64, int) ([]byte, bool) { return nil, false }

// SharedMemory is not to be had here.
func SharedMemory(string, int) ([]byte, bool) { return nil, false }

// Sockets is not to be had here.
func Sockets() (map[string]Socket, bool) { return nil, false }

// Alarmed: any process may be woken by itself, as far as we know.
func Alarmed(int) bool { return true }

// Below is not to be had here.
func Below(pid, enough int) ([]int, bool) { return nil, false }

// MoreBelow is not to be had here.
func MoreBelow(pid, n int) bool { return false }

// Tasks is not to be had here.
func Tasks() (n int, last string) { return 0, "" }
