package process

import "os"

// A child is what runs in a child process.
type child struct {
	target func() any // the program's function, watched
}

// bootstrap is the whole life of a child process.
func (c *child) bootstrap() {
	err := c.run()
	app.tell(event{Kind: "run", Value: brief(err)})
	c.exit(0)
}

// run calls the target. It keeps nothing of what the target returns.
func (c *child) run() error {
	c.target()
	return nil
}

// exit ends the process. Its code comes from bootstrap, not from the target.
func (c *child) exit(code int) {
	app.tell(event{Kind: "exit", Code: &code, Func: "bootstrap"})
	os.Exit(code)
}
