package words

import (
	"strconv"
	"strings"

	"exit42/demo"
)

// where says in which line a main thread sleeps, as far as it was told.
func where(s demo.Scene, l *demo.Link) string {
	if l.Thread != "" {
		return ""
	}
	return stands(s, l.PID)
}

// stands says in which line the main thread of a process is.
func stands(s demo.Scene, pid int) string {
	if p := s.Proc(pid); p != nil {
		return inLine(s, p.MainFile, p.MainLine)
	}
	return ""
}

// in says of what is done in which line that is: behind its verb.
func in(line, does string) string {
	if line == "" {
		return does
	}
	verb, rest, _ := strings.Cut(does, " ")
	if call, what, ok := strings.Cut(does, " for "); ok && strings.HasPrefix(rest, "in ") {
		verb, rest = call, "for "+what // waits in join()
	}
	return strings.TrimSpace(verb + " " + line + " " + rest)
}

// inLine names a line of the program's own, with what stands there: "in line 6 (`with b:`)".
func inLine(s demo.Scene, file string, line int) string {
	if line <= 0 {
		return ""
	}
	text := "in line " + strconv.Itoa(line)
	if file != "" && s.Run.Entry != "" && file != s.Run.Entry {
		text += " of " + file[strings.LastIndexAny(file, `/\`)+1:]
	}
	if code := code(s, file, line); code != "" {
		text += " (`" + code + "`)"
	}
	return text
}

// code is a line of one of the program's own files, cut to what a sentence can carry.
func code(s demo.Scene, file string, line int) string {
	const most = 60
	for i := range s.Files {
		f := &s.Files[i]
		if f.File != file || line < f.First {
			continue
		}
		lines := strings.SplitN(f.Text, "\n", line-f.First+2)
		if line-f.First >= len(lines) {
			continue
		}
		text := []rune(strings.TrimSpace(lines[line-f.First]))
		if len(text) > most {
			return string(text[:most]) + "..."
		}
		return string(text)
	}
	return ""
}
