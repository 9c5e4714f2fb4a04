package exercise

import (
	"time"

	"exit42/demo"
)

// An exercise is small: what takes longer than this does not come to an end.
const (
	wall  = 20 * time.Second
	still = 2 * time.Second
)

// Experiment runs the learner's file where it stands, as it is then.
func Experiment(f Folder, r demo.Runtime, method, nonce string) demo.Experiment {
	return demo.Experiment{
		Place:   demo.Place{Dir: f.Dir, Entry: f.File(), Root: f.Dir},
		Runtime: told{r, []string{"EXIT42_NONCE=" + nonce, "PYTHONDONTWRITEBYTECODE=1", "PYTHON_COLORS=0"}},
		Method:  method,
		Limits:  demo.Limits{Wall: wall, Still: still},
	}
}

// A told runtime has something more in the environment of its programs.
type told struct {
	demo.Runtime
	env []string
}

// Prepare adds it to what the runtime itself needs.
func (r told) Prepare(job demo.Job) (demo.Command, error) {
	command, err := r.Runtime.Prepare(job)
	command.Env = append(command.Env, r.env...)
	return command, err
}
