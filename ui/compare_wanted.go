package ui

import "exit42/demo"

// compareWanted asks for two runs to be set side by side.
type compareWanted struct {
	a, b   *demo.Trace
	titles [2]string
}
