package lab

// A Value is what the child's function computes.
type Value string

// The values.
const (
	FortyTwo     Value = "42"
	ThreeHundred Value = "300"
	MinusOne     Value = "-1"
	Text         Value = "text"
	Dict         Value = "dict"
	Lambda       Value = "lambda"
	MiB          Value = "1MiB"
	Typed        Value = "typed" // Knobs.Typed
)

var values = []choiceOf[Value]{
	{FortyTwo, Choice{"42", "The article's number."}},
	{ThreeHundred, Choice{"300", "A number that needs more than 8 bits."}},
	{MinusOne, Choice{"-1", "A negative number."}},
	{Text, Choice{"'hello'", "A text."}},
	{Dict, Choice{"a dict", "An object with others in it: a dict that holds a list."}},
	{Lambda, Choice{"a lambda", "A function without a name."}},
	{MiB, Choice{"1 MiB", "A text of 1,048,576 characters."}},
	{Typed, Choice{"typed", "A literal that you type."}},
}

// Values lists them in the order of the dial.
func Values() []Value { return keys(values) }

func (v Value) choice() Choice { return choiceIn(values, v) }

// expressions are the values as Python writes them.
var expressions = map[Value]string{
	FortyTwo:     "42",
	ThreeHundred: "300",
	MinusOne:     "-1",
	Text:         `"hello"`,
	Dict:         `{"answer": 42, "also": [1, 2]}`,
	Lambda:       "lambda: 42",
	MiB:          `"x" * 2**20`,
}

// expression is the value as Python writes it.
func (k Knobs) expression() string {
	if k.Value == Typed {
		return k.Typed
	}
	return expressions[k.Value]
}

func (k Knobs) literalName() string {
	if k.Value == Typed && k.Typed != "" {
		return k.Typed
	}
	return k.Value.choice().Name
}
