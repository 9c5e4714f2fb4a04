package handout

import "exit42/ui/stage"

// A Document is blocks, one below the other.
type Document struct {
	Title  string
	Blocks []Block
}

// A Block is a piece of a document that each writer knows how to write.
type Block interface{ block() }

// A Heading begins a section. No level below it is left out.
type Heading struct {
	Level int    // from 1
	Above string // what it is, in a word or two: "Predict · 1.3"
	Text  string
	ID    string // empty where nothing leads there
	Page  bool   // it begins a page
}

// Prose is Markdown, as an author wrote it. Its headings are below this level.
type Prose struct {
	Level int
	Text  string
	Label string // in bold before it: "Why"; empty for none
}

// Contents leads to sections.
type Contents struct{ To []Place }

// A Place is a section that something leads to.
type Place struct{ ID, Text, More string }

// A Listing is a program, or a piece of one.
type Listing struct {
	Title    string
	Text     string
	Language string
	First    int // the number of its first line
	Mark     int // the line that matters; 0 for none
}

// An Asked is a question with all that one reads before one marks an answer: it stays on one page.
type Asked struct{ Blocks []Block }

// Choices are the options of a question, to be marked by hand.
type Choices struct {
	Options []Option
	Sure    []string // how sure one can be
}

// An Option is one answer. With a blank, something is to be written before it.
type Option struct {
	Letter, Label, More string
	Code                bool // the label is a line of a program
	Blank               bool
}

// An Answer is the option that came true, and what the run showed. Without a letter, none did.
type Answer struct{ Letter, Label, Showed, Is string }

// A Picture is a run, as the stage shows it at its end.
type Picture struct {
	Title  string
	By     string // what ran, and whether it was recorded
	Empty  bool   // it is to be filled in by hand
	Like   string // the picture that its first rows are as in, which are left out; empty for none
	Script stage.Script
	Text   string   // the same, drawn with characters
	Words  []string // the same, in sentences
}

// A Printout is text that was printed or drawn, as it is.
type Printout struct {
	Title string
	Lines []string
	Drawn bool // it is a drawing, and no output
}

// A Table has as many cells in a row as its head. What is empty is to be filled in by hand.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]Cell
	Roomy   bool // there is room to write in it
}

// A Cell is text, as it is.
type Cell struct {
	Text string
	Is   string // code, exit, value, yes, no, or nothing of these
}

// A Fact is a line of what is to be known: a name, and what it is.
type Fact struct{ Name, Text string }

// Facts are facts below each other; an empty text is to be filled in by hand.
type Facts struct{ All []Fact }

// A Key explains the pictures.
type Key struct{}

// Notes are lines to write on.
type Notes struct{ Lines int }

func (Heading) block()  {}
func (Prose) block()    {}
func (Contents) block() {}
func (Listing) block()  {}
func (Asked) block()    {}
func (Choices) block()  {}
func (Answer) block()   {}
func (Picture) block()  {}
func (Printout) block() {}
func (Table) block()    {}
func (Facts) block()    {}
func (Key) block()      {}
func (Notes) block()    {}
