// Package pipe sends what the child computed through a pipe.
package pipe

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo(to *process.Conn) any {
	value := process.Compute() // 42, unless --value says otherwise
	to.Send(value)
	return value
}

// Main runs in the parent.
func Main() {
	from, to := process.Pipe()
	p := process.Start(foo, to)
	to.Close()
	if process.Never() && !p.JoinFor(process.Moment) {
		p.Kill()
	}
	if process.JoinFirst() {
		p.Join()
	}
	value, err := from.Receive()
	if !process.JoinFirst() {
		p.Join()
	}
	fmt.Println("the parent has", process.Text(value, err))
	fmt.Println("exitcode is", p.ExitCode())
}

func init() { process.Register(foo) }
