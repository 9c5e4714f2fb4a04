package demo

// sleep notes what the event says of threads that sleep and of who holds a channel.
func (f *fold) sleep(i int, e *Event) {}
