//go:build !linux

package process

import "time"

// fits and empty would say that a write or read is about to sleep. This system is not asked,
// and nothing is said.
func (c *Conn) fits(int) bool { return true }

func (c *Conn) empty() bool { return false }

func pause(d time.Duration) { time.Sleep(d) }
