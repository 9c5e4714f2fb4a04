// Package lab is one generic program with knobs on it, and what came of its runs: what the child
// computes, how it ends, by which way the value goes back, and in which order the parent joins
// and gets.
//
//	Knobs ─► Program ─► demo.Start ─► demo.Trace ─► Judge ─► Result ─► Table, Matrix
//
// Law: it knows no screen and no lesson. A program is pure text made from its knobs; a result is
// a pure function of the trace of a real run. What a run will say is written nowhere in it.
package lab

// Knobs decide what the program does. The start method and the interpreter are not among them:
// they belong to the run. The zero Knobs are not ready to use: see Default.
type Knobs struct {
	Outcome Outcome `json:"outcome"`
	Value   Value   `json:"value"`
	Typed   string  `json:"typed,omitempty"` // the literal, where Value is Typed
	Way     Way     `json:"way"`
	Order   Order   `json:"order"` // as wished; what counts is Knobs.Ordered
}

// Default is the article's program: 42 is returned, and nothing takes it back.
func Default() Knobs { return Knobs{Outcome: Return, Value: FortyTwo, Way: None, Order: GetJoin} }

// String is the knobs in one short line: "return 42 · Pipe · get, then join".
func (k Knobs) String() string {
	text := k.Outcome.choice().Name
	if k.valued() {
		text += " " + k.literalName()
	}
	text += " · " + k.Way.choice().Name
	if k.Way.orders() {
		text += " · " + k.Order.choice().Name
	}
	return text
}
