package pickle

// A machine does what the opcodes ask for, on a stack; where they ask to call something, it
// only notes what it would be.
type machine struct {
	reader
	stack []*node
	memo  map[int64]*node
}

var mark = &node{kind: aMark}

// run answers the value that is on top of the stack at STOP.
func (m *machine) run() (*node, error) {
	for range maxOps {
		op, arg, err := m.next()
		if err != nil {
			return nil, err
		}
		if op.name == "STOP" {
			return m.pop()
		}
		if err := m.do(op.name, arg); err != nil {
			return nil, err
		}
	}
	return nil, ErrTooLong
}

func (m *machine) push(v *node) error {
	m.stack = append(m.stack, v)
	return nil
}

// pop takes the top, which is no mark, off the stack.
func (m *machine) pop() (*node, error) {
	top, err := m.top()
	if err == nil {
		m.stack = m.stack[:len(m.stack)-1]
	}
	return top, err
}

func (m *machine) top() (*node, error) {
	n := len(m.stack)
	if n == 0 || m.stack[n-1].kind == aMark {
		return nil, errSense
	}
	return m.stack[n-1], nil
}

// popMark takes all above the mark, and the mark, off the stack.
func (m *machine) popMark() ([]*node, error) {
	for i := len(m.stack) - 1; i >= 0; i-- {
		if m.stack[i].kind == aMark {
			items := m.stack[i+1:]
			m.stack = m.stack[:i]
			return items, nil
		}
	}
	return nil, errSense
}

// popN takes the top n off the stack, the deepest first.
func (m *machine) popN(n int) ([]*node, error) {
	at := len(m.stack) - n
	if at < 0 {
		return nil, errSense
	}
	items := m.stack[at:]
	for _, v := range items {
		if v.kind == aMark {
			return nil, errSense
		}
	}
	m.stack = m.stack[:at]
	return items, nil
}

// do does what one opcode asks for.
func (m *machine) do(name string, arg *node) error {
	switch name {
	case "PROTO", "FRAME", "READONLY_BUFFER":
		return nil
	case "MARK":
		return m.push(mark)
	case "NONE":
		return m.push(noneNode)
	case "NEWTRUE":
		return m.push(trueNode)
	case "NEWFALSE":
		return m.push(falseNode)
	case "POP":
		if n := len(m.stack); n > 0 {
			m.stack = m.stack[:n-1]
			return nil
		}
		return errSense
	case "POP_MARK":
		_, err := m.popMark()
		return err
	case "DUP":
		top, err := m.top()
		if err != nil {
			return err
		}
		return m.push(top)
	case "PUT", "BINPUT", "LONG_BINPUT", "MEMOIZE", "GET", "BINGET", "LONG_BINGET":
		return m.remember(name, arg)
	case "EMPTY_LIST", "EMPTY_TUPLE", "EMPTY_SET", "EMPTY_DICT", "LIST", "TUPLE", "DICT", "FROZENSET",
		"TUPLE1", "TUPLE2", "TUPLE3", "APPEND", "SETITEM", "APPENDS", "SETITEMS", "ADDITEMS":
		return m.contain(name)
	case "GLOBAL", "STACK_GLOBAL", "EXT1", "EXT2", "EXT4", "PERSID", "BINPERSID", "NEXT_BUFFER",
		"REDUCE", "NEWOBJ", "NEWOBJ_EX", "INST", "OBJ", "BUILD":
		return m.make(name, arg)
	}
	return m.push(arg) // all others push their argument
}

// remember does what has to do with the memo.
func (m *machine) remember(name string, arg *node) error {
	key := int64(arg.n)
	switch name {
	case "GET", "BINGET", "LONG_BINGET":
		v := m.memo[key]
		if v == nil {
			return errSense
		}
		return m.push(v)
	case "MEMOIZE":
		key = int64(len(m.memo))
	}
	top, err := m.top()
	if err == nil && key < 0 {
		err = errSense
	}
	if err == nil {
		m.memo[key] = top
	}
	return err
}

// contain makes containers and fills them.
func (m *machine) contain(name string) error {
	var items []*node
	var err error
	switch name {
	case "TUPLE1", "APPEND":
		items, err = m.popN(1)
	case "TUPLE2", "SETITEM":
		items, err = m.popN(2)
	case "TUPLE3":
		items, err = m.popN(3)
	case "LIST", "TUPLE", "DICT", "FROZENSET", "APPENDS", "SETITEMS", "ADDITEMS":
		items, err = m.popMark()
	}
	if err != nil {
		return err
	}
	kind := aTuple
	switch name {
	case "APPEND", "SETITEM", "APPENDS", "SETITEMS", "ADDITEMS":
		return m.fill(name, items)
	case "EMPTY_LIST", "LIST":
		kind = aList
	case "EMPTY_SET":
		kind = aSet
	case "EMPTY_DICT", "DICT":
		kind = aDict
	case "FROZENSET":
		kind = aFrozenSet
	}
	v, err := container(kind, items)
	if err != nil {
		return err
	}
	return m.push(v)
}

// fill adds items to the container on top.
func (m *machine) fill(name string, items []*node) error {
	top, err := m.top()
	if err != nil {
		return err
	}
	if top.kind == aThing || top.kind == anObject {
		return nil // a list or dict of the program's own kind
	}
	want := aList
	switch name {
	case "SETITEM", "SETITEMS":
		want = aDict
	case "ADDITEMS":
		want = aSet
	}
	if top.kind != want {
		return errSense
	}
	return top.add(items)
}
