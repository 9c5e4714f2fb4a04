package machine

import (
	"fmt"

	"golang.org/x/sys/windows"
)

// ThisSystem is the version of Windows, with the build by which 10 and 11 are told apart.
func ThisSystem() System {
	v := windows.RtlGetVersion()
	return System{Name: fmt.Sprintf("Windows %d.%d.%d", v.MajorVersion, v.MinorVersion, v.BuildNumber)}
}
