//go:build unix && !linux

package process

import "time"

// now is the machine's clock: the standard library shows no monotonic one that processes
// share here. Whoever sets it during a run disturbs the order of that run's events.
func now() int64 { return time.Now().UnixNano() }
