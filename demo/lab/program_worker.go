package lab

// pool's worker is a Process like any other, which active_children knows. A worker that is
// killed is replaced, and its result never comes.
func (s *script) pool() {
	s.from("multiprocessing", "Pool", "active_children")
	s.do("pool = Pool(1)", "worker, = active_children()", "result = pool.apply_async(foo)")
	s.end("worker")
	s.inOrder(s.raised("result.get()", s.failsInPool()), []string{"pool.close()", "pool.join()"})
	s.do(`print("exitcode is", worker.exitcode)`)
}

// failsInPool reports whether the parent may meet an exception: a worker that exits sends none.
func (s *script) failsInPool() bool {
	switch s.k.Outcome {
	case Return:
		return s.mayNotPickle()
	case Raise:
		return true
	case OSExit:
		return !s.exits()
	}
	return false
}

// mayNotPickle reports whether the value cannot be sent or cannot even be made: {[]} is a
// literal, and no value.
func (s *script) mayNotPickle() bool { return s.k.Value == Lambda || s.k.Value == Typed }

// exits reports whether os._exit takes the value, which is then an int.
func (s *script) exits() bool {
	switch s.k.Value {
	case FortyTwo, ThreeHundred, MinusOne:
		return true
	}
	return false
}

func (s *script) executor() {
	s.from("concurrent.futures", "ProcessPoolExecutor")
	s.do("with ProcessPoolExecutor(max_workers=1) as executor:", "    future = executor.submit(foo)")
	if s.k.Outcome == Never {
		s.from("multiprocessing", "active_children")
		s.do(indent([]string{"worker, = active_children()", "worker.join(0.5)", "worker.terminate()"})...)
	}
	get := s.raised("future.result()", s.k.Outcome != Return || s.mayNotPickle())
	if s.k.Ordered() == GetJoin {
		get = indent(get)
	}
	s.do(get...)
}

// raised gets the value, or whatever exception comes in its place.
func (s *script) raised(get string, may bool) []string {
	steps := []string{"value = " + get, s.has("value")}
	if !may {
		return steps
	}
	exception := "Exception"
	switch s.k.Outcome {
	case Raise:
		exception = "MyError"
	case SysExit:
		exception = "SystemExit"
	}
	lines := append([]string{"try:"}, indent(steps)...)
	lines = append(lines, "except "+exception+" as error:",
		`    print("the parent has nothing:", type(error).__name__, flush=True)`)
	if s.k.Outcome == Raise {
		lines = append(lines, `    print("the cause is", type(error.__cause__).__name__)`)
	}
	return lines
}
