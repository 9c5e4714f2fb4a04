package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
)

// A counting is a line on a terminal that is written over as things are done.
type counting struct {
	w    io.Writer // nil where nobody looks
	wide int       // how much of the line is written
}

// countingOn counts on w if that is a terminal.
func countingOn(w io.Writer) *counting {
	if file, ok := w.(*os.File); !ok || !term.IsTerminal(file.Fd()) {
		w = nil
	}
	return &counting{w: w}
}

// tell says how many are done. What is said behind the numbers has to be short.
func (p *counting) tell(done, of int, more string) {
	if p.w == nil {
		return
	}
	line := fmt.Sprintf("%d of %d %s", done, of, more)
	gap := strings.Repeat(" ", max(0, p.wide-len(line)))
	p.wide = len(line)
	fmt.Fprint(p.w, "\r"+line+gap)
}

// end takes the line away.
func (p *counting) end() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r"+strings.Repeat(" ", p.wide)+"\r")
	}
}
