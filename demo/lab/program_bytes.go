package lab

func (s *script) file() {
	s.needs("json", "tempfile")
	s.from("multiprocessing", "Process")
	s.from("pathlib", "Path")
	s.child("file", "file.write_text(json.dumps(foo()))")
	s.do(`with tempfile.TemporaryDirectory(dir=".") as folder:`)
	lines := s.inner(func() {
		s.do(`file = Path(folder, "result.json")`)
		s.start("child", ", args=(file,)")
		s.end("p")
		s.do("p.join()")
		s.do(s.unless("FileNotFoundError", s.fails(), "value = json.loads(file.read_text())", s.has("value"))...)
	})
	s.do(lines...)
	s.do(exitcode)
}

func (s *script) stdout() {
	s.needs("json", "subprocess", "sys")
	s.part("def child():", "    print(json.dumps(foo()))")
	s.do(`if sys.argv[1:] == ["child"]:`, "    child()", "else:")
	lines := s.inner(func() {
		s.do(`p = subprocess.Popen([sys.executable, __file__, "child"], stdout=subprocess.PIPE)`)
		if s.k.Outcome == Never {
			s.do("time.sleep(0.5)", "p.terminate()")
		}
		s.inOrder(s.fromJSON("p.stdout.read()"), []string{"p.wait()"})
		s.do(`print("exitcode is", p.returncode)`)
	})
	s.do(lines...)
}

func (s *script) socket() {
	s.needs("json", "socket")
	s.from("multiprocessing", "Process")
	s.child("end", "end.sendall(json.dumps(foo()).encode())")
	s.do("ours, theirs = socket.socketpair()")
	s.start("child", ", args=(theirs,)")
	s.do("theirs.close()  # the child's is then the only one")
	s.end("p")
	s.inOrder(s.fromJSON("ours.makefile().read()"), []string{"p.join()"})
	s.do(exitcode)
}

// fromJSON reads all that the child wrote, which is nothing where it failed.
func (s *script) fromJSON(read string) []string {
	lines := s.unless("json.JSONDecodeError", s.fails(), "value = json.loads(text)", s.has("value"))
	return append([]string{"text = " + read}, lines...)
}
