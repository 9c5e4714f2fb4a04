//go:build unix

package process_test

const exited300 = "44" // the status has eight bits for it
