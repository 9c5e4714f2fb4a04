// Package shared puts what the child computed into memory that both processes see.
package shared

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo(memory *process.Memory) any {
	value := process.Compute() // 42, unless --value says otherwise
	memory.Store(value)
	return value
}

// Main runs in the parent.
func Main() {
	memory := process.SharedMemory(2 << 20)
	p := process.Start(foo, memory)
	if process.Never() && !p.JoinFor(process.Moment) {
		p.Kill()
	}
	if !process.GetFirst() {
		p.Join()
	}
	value, err := memory.Load()
	if process.GetFirst() {
		p.Join()
	}
	fmt.Println("the parent has", process.Text(value, err))
	fmt.Println("exitcode is", p.ExitCode())
}

func init() { process.Register(foo) }
