// Package stdout prints what the child computed: its standard output is a pipe.
package stdout

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo() any {
	value := process.Compute() // 42, unless --value says otherwise
	process.Print(value)
	return value
}

// Main runs in the parent.
func Main() {
	from, to := process.Pipe()
	p := process.StartInto(to, foo)
	to.Close()
	if process.Never() && !p.JoinFor(process.Moment) {
		p.Kill()
	}
	if process.JoinFirst() {
		p.Join()
	}
	value, err := from.ReceiveLine()
	if !process.JoinFirst() {
		p.Join()
	}
	fmt.Println("the parent has", process.Text(value, err))
	fmt.Println("exitcode is", p.ExitCode())
}

func init() { process.Register(foo) }
