package guard

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// writeProgram tells a guard what to start: how many arguments and variables there are, in a line,
// and then each of them with a NUL behind it, which none can have in it.
func writeProgram(w io.Writer, args, env []string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%d %d\n", len(args), len(env))
	for _, list := range [][]string{args, env} {
		for _, s := range list {
			if strings.Contains(s, nul) {
				return fmt.Errorf("a NUL in %q", s)
			}
			b.WriteString(s + nul)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

const nul = "\x00"

// readProgram reads what writeProgram wrote. It takes no more from r than that.
func readProgram(r *bufio.Reader) (args, env []string, err error) {
	var n, m int
	line, err := r.ReadString('\n')
	if err == nil {
		_, err = fmt.Sscanf(line, "%d %d", &n, &m)
	}
	var all []string
	for len(all) < n+m && err == nil {
		var s string
		s, err = r.ReadString(0)
		all = append(all, strings.TrimSuffix(s, nul))
	}
	if err != nil {
		return nil, nil, err
	}
	return all[:n], all[n:], nil
}
