package cli

import (
	"sync"

	"exit42/content"
	"exit42/lessons/workshop"
)

// builtIn is what is in the binary. Reading it takes some milliseconds, and so it is done once, and
// only by who needs it.
var builtIn = sync.OnceValues(func() (workshop.Workshop, error) {
	return workshop.BuiltIn(content.Lessons(), content.Recordings(), content.Sheet())
})

// taught is what this binary teaches, here.
func (e Env) taught() (workshop.Workshop, error) { return builtIn() }
