package machine

import "syscall"

// ThisSystem is the version of macOS, and its kernel's.
func ThisSystem() System {
	s := System{Name: "macOS", Kernel: "Darwin"}
	if version, err := syscall.Sysctl("kern.osproductversion"); err == nil {
		s.Name += " " + version
	}
	if release, err := syscall.Sysctl("kern.osrelease"); err == nil {
		s.Kernel += " " + release
	}
	return s
}
