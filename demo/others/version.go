package others

import (
	"cmp"
	"path/filepath"
	"regexp"
	"time"

	"exit42/demo"
)

// patience is how long a tool has to say its version, and longest how much of an answer is kept,
// in bytes.
const (
	patience = 3 * time.Second
	longest  = 4 << 10
)

// asks says how each tool is asked for its version. A dash has none to say.
var asks = map[string][]string{
	"bash": {"--version"},
	"zsh":  {"--version"},
	"Node": {"--version"},
	"Perl": {"-e", `printf "%vd\n", $^V`},
}

var versionNumber = regexp.MustCompile(`[0-9]{1,6}(\.[0-9]{1,6}){1,3}`)

// Ask returns the tool with its version. It starts the tool and waits for the first line, a
// few seconds at the most; where no version comes, the tool is returned as it is.
func (t Tool) Ask() Tool { return t.ask(patience) }

func (t Tool) ask(limit time.Duration) Tool {
	args, ok := asks[cmp.Or(t.Is, t.Name)]
	if !ok {
		return t
	}
	session, err := demo.Start(demo.Experiment{
		Place:   demo.Place{Dir: filepath.Dir(t.Path), Module: "version"},
		Runtime: question{Runtime{t}, args},
		Limits:  demo.Limits{Wall: limit, Output: longest},
	})
	if err != nil {
		return t
	}
	defer session.Close()
	t.Version = versionNumber.FindString(firstLine(session))
	return t
}

// A question runs a tool for its version alone.
type question struct {
	Runtime
	args []string
}

// Prepare says what to start: there is no file.
func (q question) Prepare(job demo.Job) (demo.Command, error) {
	return demo.Command{Args: append([]string{q.Path()}, q.args...), Env: temporary(job.Dir)}, nil
}

// firstLine is the first line on stdout, put together where it came in pieces; empty where it has
// no end.
func firstLine(session *demo.Session) string {
	line := ""
	for {
		events, err := session.Next()
		if err != nil {
			return ""
		}
		for _, e := range events {
			if e.Kind != demo.KindOutput || e.Name != "stdout" {
				continue
			}
			switch line += e.Text; e.State {
			case "":
				return line
			case "cut": // it goes on for too long
				return ""
			}
		}
	}
}
