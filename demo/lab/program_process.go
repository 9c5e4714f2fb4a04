package lab

// child writes the function that runs in the child, and takes the value of foo further.
func (s *script) child(parameter string, lines ...string) {
	s.part("def child("+parameter+"):", "    "+joinLines(lines))
}

func joinLines(lines []string) string {
	text := lines[0]
	for _, line := range lines[1:] {
		text += "\n    " + line
	}
	return text
}

// start makes and starts the Process; one that never ends is terminated after a while.
func (s *script) start(target, args string) {
	s.do("p = Process(target="+target+args+")", "p.start()")
}

// end ends a child that never does by itself.
func (s *script) end(process string) {
	if s.k.Outcome == Never {
		s.do(process+".join(0.5)", process+".terminate()")
	}
}

const exitcode = `print("exitcode is", p.exitcode)`

func (s *script) promise() {
	s.from("multiprocessing", "Process")
	s.start("foo", "")
	s.end("p")
	s.do("result = p.join()", `print("the parent has", result, flush=True)`, exitcode)
}

func (s *script) exitCode() {
	s.needs("sys")
	s.from("multiprocessing", "Process")
	s.child("", "sys.exit(foo())")
	s.start("child", "")
	s.end("p")
	s.do("p.join()", `print("the parent has", p.exitcode, flush=True)`, exitcode)
}

// fails reports whether the child may come to its end without having handed over a value.
func (s *script) fails() bool {
	return s.k.Outcome != Return || s.mayNotPickle()
}

func (s *script) pipe() {
	s.from("multiprocessing", "Pipe", "Process")
	s.child("connection", "connection.send(foo())")
	s.do("receiver, sender = Pipe(duplex=False)")
	s.start("child", ", args=(sender,)")
	s.do("sender.close()  # the child's is then the only one")
	s.end("p")
	get := s.unless("EOFError", s.fails(), "value = receiver.recv()", s.has("value"))
	s.inOrder(get, []string{"p.join()"})
	s.do(exitcode)
}

func (s *script) simpleQueue() { s.anyQueue("SimpleQueue") }
func (s *script) queue()       { s.anyQueue("Queue") }

// anyQueue's get waits for ever where nothing is put: the parent could write to it, too.
func (s *script) anyQueue(kind string) {
	if kind < "Process" {
		s.from("multiprocessing", kind, "Process")
	} else {
		s.from("multiprocessing", "Process", kind)
	}
	s.child("queue", "queue.put(foo())")
	s.do("queue = " + kind + "()")
	s.start("child", ", args=(queue,)")
	s.end("p")
	s.inOrder([]string{"value = queue.get()", s.has("value")}, []string{"p.join()"})
	s.do(exitcode)
}

func (s *script) sharedValue() {
	s.from("multiprocessing", "Process", "Value")
	s.child("number", "number.value = foo()")
	s.do(`number = Value("i")`)
	s.start("child", ", args=(number,)")
	s.end("p")
	s.do("p.join()", `print("the parent has", number.value, flush=True)`, exitcode)
}

// sharedArray has room for what is to arrive: its items are C ints, or the bytes of a text.
func (s *script) sharedArray() {
	s.from("multiprocessing", "Array", "Process")
	if s.k.valued() && (s.k.Value == Text || s.k.Value == MiB) {
		s.child("text", "text.value = foo().encode()")
		s.do(`text = Array("c", 2**20)`)
		s.start("child", ", args=(text,)")
		s.end("p")
		s.do("p.join()", "value = text.value.decode()", s.has("value"), exitcode)
		return
	}
	s.child("numbers", "numbers[0] = foo()")
	s.do(`numbers = Array("i", 3)`)
	s.start("child", ", args=(numbers,)")
	s.end("p")
	s.do("p.join()", `print("the parent has", numbers[0], flush=True)`, exitcode)
}

func (s *script) sharedMemory() {
	s.needs("pickle")
	s.from("multiprocessing", "Process")
	s.from("multiprocessing.shared_memory", "SharedMemory")
	s.child("memory", "data = pickle.dumps(foo())", "memory.buf[:len(data)] = data")
	s.do("memory = SharedMemory(create=True, size=2**21)")
	s.start("child", ", args=(memory,)")
	s.end("p")
	s.do("p.join()")
	s.do(s.unless("pickle.UnpicklingError", s.fails(), "value = pickle.loads(memory.buf)", s.has("value"))...)
	s.do("memory.close()", "memory.unlink()", exitcode)
}

func (s *script) manager() {
	s.from("multiprocessing", "Manager", "Process")
	s.child("results", `results["value"] = foo()`)
	s.do("with Manager() as manager:")
	lines := s.inner(func() {
		s.do("results = manager.dict()")
		s.start("child", ", args=(results,)")
		s.end("p")
		s.do("p.join()")
		s.do(s.unless("KeyError", s.fails(), `value = results["value"]`, s.has("value"))...)
	})
	s.do(lines...)
	s.do(exitcode)
}

// inner is what write writes, as the block of the line before.
func (s *script) inner(write func()) []string {
	outer := s.main
	s.main = nil
	write()
	lines := indent(s.main)
	s.main = outer
	return lines
}
