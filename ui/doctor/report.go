// Package doctor makes one block of text, or JSON, of what is known about a machine: what it has,
// what the lessons will be on it, and what to do about each thing that it lacks.
//
// Law: it asks nothing and nobody. It is given facts, and a [Privacy] through which each word
// goes that could name a person or a host.
package doctor

// A Report is the facts about one machine, and what follows from them: see [Report.Judge].
type Report struct {
	Exit42   string   `json:"exit42"` // its version, commit and Go
	Ready    bool     `json:"ready"`  // the tutorial can run
	Verdict  string   `json:"verdict"`
	Lacks    []Lack   `json:"lacks"`
	System   System   `json:"system"`
	Terminal Terminal `json:"terminal"`
	Pythons  []Python `json:"pythons"`          // those that can be used, the one to begin with first
	Unusable []Python `json:"unusable_pythons"` // each with its reason
	Shell    Shell    `json:"shell"`
	Python   Run      `json:"python_run"` // of the first Python; not tried where there is none
	Go       Run      `json:"go_run"`
	Workshop string   `json:"workshop,omitempty"`         // the title of lessons that are not built in
	Notice   string   `json:"workshop_trouble,omitempty"` // why lessons that are beside the binary are not taught
	Lessons  []Lesson `json:"lessons"`
	Tools    []Tool   `json:"tools"`
	Files    Files    `json:"files"`
	Editor   Editor   `json:"editor"`
	ByHand   []Tool   `json:"by_hand"` // what a person types to see it without us
}

// A Lack is something that is not as it should be, and what to do about it.
type Lack struct {
	About    string `json:"about"` // the section of the block that it stands in
	What     string `json:"what"`
	Do       string `json:"do"`
	Stops    bool   `json:"stops"`    // without it the tutorial cannot run
	Optional bool   `json:"optional"` // hardly anybody needs it
}

// A System is the operating system.
type System struct {
	OS     string `json:"os"`
	Arch   string `json:"arch"`
	Name   string `json:"name"`
	Kernel string `json:"kernel"`
}

// A Terminal is where the tutorial is drawn.
type Terminal struct {
	Here       bool   `json:"here"` // there is one
	Reads      bool   `json:"reads"`
	Writes     bool   `json:"writes"`  // ... and keys come from it, and output goes to it
	Term       string `json:"term"`    // TERM
	Program    string `json:"program"` // the name that the terminal gives itself
	Width      int    `json:"width"`
	Height     int    `json:"height"`
	Colours    string `json:"colours"`    // "256 colours"
	NoColour   bool   `json:"no_colour"`  // NO_COLOR is set
	ASCII      bool   `json:"ascii"`      // nothing but ASCII can be shown
	Locale     string `json:"locale"`     // as LC_ALL, LC_CTYPE and LANG say it
	Background string `json:"background"` // dark, light; empty where nobody told
	Within     string `json:"within"`     // tmux, screen; empty for neither
	SSH        bool   `json:"ssh"`
}

// A Python is one interpreter.
type Python struct {
	Name    string   `json:"name"` // "Python 3.13.0"; empty where it did not say
	Path    string   `json:"path"`
	Default string   `json:"default,omitempty"` // its default start method
	Methods []string `json:"methods,omitempty"`
	Why     string   `json:"why,omitempty"`  // it cannot be used
	Late    bool     `json:"late,omitempty"` // ... since it did not answer in time, as a good one may on a busy machine
}

// A Shell is what a shell starts for the command python3.
type Shell struct {
	Command string `json:"command"`                 // python3; on Windows python
	Is      string `json:"is"`                      // "Python 3.13.0"; empty where it cannot be used
	Behind  string `json:"behind_script,omitempty"` // the interpreter, where the command is a script that starts it
	Why     string `json:"why,omitempty"`
	Late    bool   `json:"late,omitempty"` // it did not answer in time
}

// A Run is one that was tried: a parent that starts a child and waits for it.
type Run struct {
	Tried    bool   `json:"tried"`
	Works    bool   `json:"works"`
	Name     string `json:"name"` // "Python 3.13.0, fork"
	ExitCode string `json:"exitcode,omitempty"`
	Why      string `json:"why,omitempty"` // it did not work
	Millis   int64  `json:"ms"`
}

// A Lesson is how much of one can run here.
type Lesson struct {
	Number    int      `json:"number"`
	Slug      string   `json:"lesson"`
	Runs      State    `json:"runs"` // set by Judge
	Programs  int      `json:"programs"`
	Recorded  int      `json:"recorded"`          // of these a recording is there
	InGo      int      `json:"in_go"`             // these are there in Go, too
	Exercises int      `json:"exercises"`         // to be done in Python
	Needs     []string `json:"missing,omitempty"` // tools of other languages that it shows and that are not here
}

// A State is what becomes of a lesson's runs.
type State string

// The states, in the words of the screens.
const (
	Live     State = "LIVE"     // real processes, here and now
	Recorded State = "RECORDED" // real processes, elsewhere and earlier
	InGo     State = "Go"       // live, in Go alone
	Nothing  State = "nothing"
)

// A Tool is a program that others wrote.
type Tool struct {
	Name string `json:"name"` // with its version, if it says one
	Here bool   `json:"here"`
}

// Files are where something is kept.
type Files struct {
	Progress string `json:"progress"`          // the file; empty where there is no place for one
	Kept     bool   `json:"kept"`              // it is there
	Trouble  string `json:"trouble,omitempty"` // nothing is kept there, or not as it was
	Remedy   string `json:"remedy,omitempty"`  // what to do about that
	Temp     string `json:"temp"`
	TempWhy  string `json:"temp_trouble,omitempty"`
}

// An Editor is the person's own.
type Editor struct {
	Name  string `json:"name"` // the program alone, since its arguments are nobody's business
	Here  bool   `json:"here"`
	Other string `json:"other,omitempty"` // where it is not: one that is
}
