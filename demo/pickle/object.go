package pickle

import "strings"

// make does what would call or find something of the program's: nothing is called here.
func (m *machine) make(name string, arg *node) error {
	switch name {
	case "GLOBAL":
		return m.push(global(arg.module, arg.name))
	case "EXT1", "EXT2", "EXT4":
		return m.push(thing("extension " + arg.text))
	case "PERSID":
		return m.push(thing("object kept elsewhere"))
	case "NEXT_BUFFER":
		return m.push(thing("buffer"))
	case "INST":
		if _, err := m.popMark(); err != nil {
			return err
		}
		return m.push(object(global(arg.module, arg.name)))
	case "OBJ":
		items, err := m.popMark()
		if err != nil || len(items) == 0 {
			return errSense
		}
		return m.push(object(items[0]))
	case "BINPERSID":
		_, err := m.pop()
		if err != nil {
			return err
		}
		return m.push(thing("object kept elsewhere"))
	}
	return m.makeOf(name)
}

// makeOf does the same for what takes its parts from the top of the stack.
func (m *machine) makeOf(name string) error {
	parts := 2
	if name == "NEWOBJ_EX" {
		parts = 3
	}
	of, err := m.popN(parts)
	if err != nil {
		return err
	}
	switch name {
	case "STACK_GLOBAL":
		if of[0].kind != aText || of[1].kind != aText {
			return errSense
		}
		return m.push(global(clean(of[0].raw), clean(of[1].raw)))
	case "BUILD":
		if of[0].kind == anObject {
			of[0].attributes(of[1])
		}
		return m.push(of[0])
	case "REDUCE":
		if of[1].kind != aTuple {
			return errSense
		}
		return m.push(call(of[0], of[1]))
	}
	return m.push(object(of[0])) // NEWOBJ and NEWOBJ_EX
}

func global(module, name string) *node {
	switch module { // the protocols before 3 use the names of Python 2
	case "__builtin__", "exceptions":
		module = "builtins"
		if name == "xrange" {
			name = "range"
		}
	case "copy_reg":
		module = "copyreg"
	}
	return &node{kind: aGlobal, module: module, name: name}
}

func thing(words string) *node { return &node{kind: aThing, text: "<" + words + ">"} }

// object is an object of a class, of which no more is known yet than its name.
func object(class *node) *node {
	if class.kind != aGlobal {
		return thing("object")
	}
	return &node{kind: anObject, module: class.module, name: class.name}
}

// attributes notes what an object is given: a dict, or one beside another, which is for slots. What
// else it may be is for the class alone to understand.
func (v *node) attributes(state *node) {
	parts := []*node{state}
	if state.kind == aTuple && state.n == 2 {
		parts = state.items
	}
	for _, part := range parts {
		if part.kind == aDict {
			left := 2*shown - len(v.items)
			v.n += part.n
			v.items = append(v.items, part.items[:min(left, len(part.items))]...)
		}
	}
}

// call is what a call would make. That of a few harmless built-in ones is known.
func call(what, args *node) *node {
	if what.kind != aGlobal {
		return thing("object")
	}
	if v := known(what.module+"."+what.name, args.items); v != nil && args.n == len(args.items) {
		return v
	}
	if what.module == "builtins" && exceptional(what.name) && args.n <= shown {
		return &node{kind: aThing, text: brieflyMade(what.name, args, maxName)}
	}
	last := what.name[strings.LastIndexByte(what.name, '.')+1:]
	if last != "" && last[0] >= 'A' && last[0] <= 'Z' {
		return object(what)
	}
	// A function, or a class in small letters.
	return thing("result of " + brieflyMade(what.module+"."+what.name, args, maxName))
}

// known is what a call of a built-in function makes; nil where that is not known.
func known(name string, args []*node) *node {
	kinds := make([]kind, 3)
	for i := range min(len(args), len(kinds)) {
		kinds[i] = args[i].kind
	}
	switch n := len(args); {
	case name == "_codecs.encode" && n == 2 && kinds[0] == aText: // bytes, before protocol 3
		return encoded(args[0], aBytes)
	case name == "builtins.bytes" && n == 0:
		return octets(aBytes, nil, 0)
	case name == "builtins.bytearray" && n == 0:
		return octets(aByteArray, nil, 0)
	case name == "builtins.bytearray" && n == 1 && kinds[0] == aBytes:
		return octets(aByteArray, args[0].raw, args[0].n)
	case name == "builtins.bytearray" && n == 2 && kinds[0] == aText:
		return encoded(args[0], aByteArray)
	case name == "builtins.set" && n == 1 && kinds[0] == aList:
		return &node{kind: aSet, items: args[0].items, n: args[0].n}
	case name == "builtins.frozenset" && n == 1 && kinds[0] == aList:
		return &node{kind: aFrozenSet, items: args[0].items, n: args[0].n}
	case name == "builtins.complex" && n == 2 && kinds[0] == aFloat && kinds[1] == aFloat:
		return &node{text: complexRepr(args[0].float, args[1].float)}
	case name == "builtins.getattr" && n == 2 && kinds[0] == aGlobal && kinds[1] == aText:
		return global(args[0].module, cut(args[0].name+"."+clean(args[1].raw), maxName))
	case name == "copyreg._reconstructor" && n == 3, name == "copyreg.__newobj__" && n > 0:
		return object(args[0])
	}
	return nil
}

// encoded is a text whose characters stand for bytes; nil where one that is shown does not.
func encoded(s *node, kind kind) *node {
	raw := []byte{}
	for _, r := range string(s.raw[:min(len(s.raw), 2*room)]) {
		if r > 0xff && len(raw) < room {
			return nil
		}
		raw = append(raw, byte(r))
	}
	return octets(kind, raw[:min(len(raw), room)], s.n)
}

// exceptional reports whether a built-in name is that of an exception.
func exceptional(name string) bool {
	switch name {
	case "KeyboardInterrupt", "SystemExit", "StopIteration", "StopAsyncIteration", "GeneratorExit":
		return true
	}
	for _, end := range []string{"Error", "Exception", "Warning"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
