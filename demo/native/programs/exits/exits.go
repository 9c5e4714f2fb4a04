// Package exits ends children in three ways and prints what Go says of each.
package exits

import (
	"fmt"

	"exit42/demo/native/process"
)

func exit300() { process.Exit(300) }

func exit255() { process.Exit(255) }

func killed() { process.KillSelf() }

// Main runs in the parent.
func Main() {
	fmt.Println("exit 300 is", codeOf(exit300))
	fmt.Println("exit 255 is", codeOf(exit255))
	fmt.Println("kill -9 is", codeOf(killed))
}

func codeOf(target func()) int {
	p := process.Start(target)
	p.Join()
	return p.ProcessState().ExitCode()
}

func init() {
	process.Register(exit300)
	process.Register(exit255)
	process.Register(killed)
}
