// Package file writes what the child computed into a file.
package file

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo(path string) any {
	value := process.Compute() // 42, unless --value says otherwise
	process.Save(path, value)
	return value
}

// Main runs in the parent.
func Main() {
	path := process.TempFile()
	defer process.Remove(path)
	p := process.Start(foo, path)
	if process.Never() && !p.JoinFor(process.Moment) {
		p.Kill()
	}
	if !process.GetFirst() {
		p.Join()
	}
	value, err := process.Load(path)
	if process.GetFirst() {
		p.Join()
	}
	fmt.Println("the parent has", process.Text(value, err))
	fmt.Println("exitcode is", p.ExitCode())
}

func init() { process.Register(foo) }
