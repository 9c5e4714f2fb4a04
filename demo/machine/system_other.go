//go:build !linux && !darwin && !windows

package machine

import "runtime"

// ThisSystem is the name by which Go knows it.
func ThisSystem() System { return System{Name: runtime.GOOS} }
