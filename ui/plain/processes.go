package plain

import (
	"fmt"
	"io"
	"strings"

	"exit42/demo"
)

// Processes writes what became of each process of a run, a line each.
func Processes(w io.Writer, t *demo.Trace, ascii bool) error {
	s := t.At(t.Len())
	out := &strings.Builder{}
	fmt.Fprintf(out, "\nThe processes:\n")
	for i := range s.Procs {
		p := &s.Procs[i]
		fmt.Fprintf(out, "  %7d  %-16s  %s\n", p.PID, p.How, became(p))
	}
	for _, name := range []string{"stdout", "stderr", "events"} {
		if n := s.Skipped[name]; n > 0 {
			fmt.Fprintf(out, "\n%d of %s were counted and not kept.\n", n, map[string]string{"stdout": "the lines of stdout", "stderr": "the lines of stderr", "events": "the events"}[name])
		}
	}
	_, err := io.WriteString(w, cleanLines(out.String(), ascii))
	return err
}

// became says how a process ended, or what it does.
func became(p *demo.Proc) string {
	code, ok := p.ExitCode()
	switch {
	case ok && p.Status != nil:
		return fmt.Sprintf("exit code %d (wait status 0x%04x)", code, *p.Status)
	case ok:
		return fmt.Sprintf("exit code %d", code)
	case p.State == demo.Gone:
		return "gone; its status was not observed"
	}
	return p.State.String()
}
