package machine

import (
	"os"
	"strconv"
	"strings"
)

// ThisSystem is the distribution and the kernel.
func ThisSystem() System {
	s := System{Name: "Linux", Kernel: "Linux"}
	if release := firstLine("/proc/sys/kernel/osrelease"); release != "" {
		s.Kernel += " " + release
	}
	for _, file := range []string{"/etc/os-release", "/usr/lib/os-release"} {
		text, err := os.ReadFile(file)
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(text)) {
			if value, ok := strings.CutPrefix(strings.TrimSpace(line), "PRETTY_NAME="); ok {
				s.Name = unquoted(value)
			}
		}
		return s
	}
	return s
}

// unquoted is a value of os-release, which is written as a shell's.
func unquoted(value string) string {
	if plain, err := strconv.Unquote(value); err == nil {
		return plain
	}
	return strings.Trim(value, `"'`)
}

func firstLine(file string) string {
	text, _ := os.ReadFile(file)
	line, _, _ := strings.Cut(string(text), "\n")
	return line
}
