// Package promise is the article's program in Go.
package promise

import (
	"fmt"

	"exit42/demo/native/process"
)

func foo() int {
	return 42
}

// Main runs in the parent.
func Main() {
	p := process.Start(foo)
	result := p.Join()
	fmt.Println("join() gave", result)
	fmt.Println("exitcode is", p.ExitCode())

	code, err := p.Attr("ReturnCode") // p.ReturnCode would not compile
	if err != nil {
		fmt.Println("returncode is", err)
		return
	}
	fmt.Println("returncode is", code)
}

func init() { process.Register(foo) }
