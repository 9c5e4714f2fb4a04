package cli

import (
	"sync"

	"exit42/content"
	"exit42/lessons"
)

// builtIn are the lessons that are in the binary. Reading them takes some milliseconds, and so it
// is done once, and only by who needs them.
var builtIn = sync.OnceValues(func() ([]lessons.Lesson, error) { return lessons.Load(content.Lessons()) })
