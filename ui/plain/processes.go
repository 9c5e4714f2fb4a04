package plain

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"exit42/demo"
	"exit42/ui/words"
)

// Processes writes what became of each process of a run, a line each.
func Processes(w io.Writer, t *demo.Trace, ascii bool) error {
	s := t.At(t.Len())
	out := &strings.Builder{}
	if s.Stuck {
		fmt.Fprintf(out, "\nNothing could move:\n  %s\n", cmp.Or(strings.TrimPrefix(words.Why(s), "Nothing can move. "), "why is not known."))
	}
	fmt.Fprintf(out, "\nThe processes:\n")
	last := lastOnes(t)
	for i := range s.Procs {
		p := &s.Procs[i]
		how := became(p)
		if last[p.PID] && p.Status != nil && *p.Status == killed {
			how += ", ended by the watchdog"
		}
		fmt.Fprintf(out, "  %7d  %-16s  %s\n", p.PID, p.How, how)
	}
	for _, name := range []string{"stdout", "stderr", "events"} {
		if n := s.Skipped[name]; n > 0 {
			fmt.Fprintf(out, "\n%d of %s were counted and not kept.\n", n, map[string]string{"stdout": "the lines of stdout", "stderr": "the lines of stderr", "events": "the events"}[name])
		}
	}
	_, err := io.WriteString(w, cleanLines(out.String(), ascii))
	return err
}

// killed is the wait status of who was killed, which is what the watchdog does.
const killed = 9

// lastOnes are the processes that still were when a limit was reached: their end was told after it.
func lastOnes(t *demo.Trace) map[int]bool {
	last := map[int]bool{}
	reached := false
	for i := range t.Len() {
		switch e := t.Event(i); {
		case e.Kind == demo.KindLimit:
			reached = true
		case reached && e.Kind == demo.KindReaped:
			last[e.PID] = true
		}
	}
	return last
}

// became says how a process ended, or what it does.
func became(p *demo.Proc) string {
	code, ok := p.ExitCode()
	switch {
	case ok && code < 0 && p.Status != nil:
		return fmt.Sprintf("signal %d (wait status 0x%04x)", -code, *p.Status)
	case ok && p.Status != nil:
		return fmt.Sprintf("exit code %d (wait status 0x%04x)", code, *p.Status)
	case ok:
		return fmt.Sprintf("exit code %d", code)
	case p.State == demo.Gone:
		return "gone; its status was not observed"
	}
	return p.State.String()
}
