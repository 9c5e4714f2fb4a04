package process

import "os"

// status is the exit code: there is no wait status.
func status(state *os.ProcessState) (status, code *int) { return nil, new(state.ExitCode()) }

func exitCode(state *os.ProcessState) int { return state.ExitCode() }
