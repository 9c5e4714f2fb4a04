// Package exitcode makes what the child computed its exit code.
package exitcode

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo() {
	value := process.Compute() // 42, unless --value says otherwise
	process.Exit(value.(int))  // os.Exit takes nothing else
}

// Main runs in the parent.
func Main() {
	p := process.Start(foo)
	if process.Never() && !p.JoinFor(process.Moment) {
		p.Kill()
	}
	if !process.GetFirst() {
		p.Join()
	}
	value := p.ExitCode()
	if process.GetFirst() {
		p.Join()
	}
	fmt.Println("the parent has", process.Text(value, nil))
	fmt.Println("exitcode is", p.ExitCode())
}

func init() { process.Register(foo) }
