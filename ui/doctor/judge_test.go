package doctor

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// healthy is a machine that lacks nothing.
func healthy() *Report {
	return &Report{
		Exit42:   "v1.0.0 go1.26.0 linux/amd64",
		System:   System{"linux", "amd64", "Debian GNU/Linux 12 (bookworm)", "Linux 6.1.0"},
		Terminal: Terminal{Here: true, Reads: true, Writes: true, Term: "xterm-256color", Width: 120, Height: 36, Colours: "256 colours", Locale: "C.UTF-8"},
		Pythons:  []Python{{Name: "Python 3.13.0", Path: "~/py/bin/python3", Default: "fork", Methods: []string{"fork", "spawn"}}},
		Shell:    Shell{Command: "python3", Is: "Python 3.13.0"},
		Python:   Run{Tried: true, Works: true, Name: "Python 3.13.0, fork", ExitCode: "0", Millis: 123},
		Go:       Run{Tried: true, Works: true, Name: "Go 1.26.0", ExitCode: "0", Millis: 45},
		Lessons: []Lesson{
			{Number: 1, Slug: "promise", Programs: 5, Recorded: 5, InGo: 1},
			{Number: 2, Slug: "library", Programs: 6, Recorded: 6, Exercises: 1},
		},
		Tools:  []Tool{{"sh (dash)", true}},
		Files:  Files{Progress: "~/.local/state/exit42/progress.yaml", Temp: "/tmp"},
		Editor: Editor{Name: "vim", Here: true},
		ByHand: []Tool{{"ps", true}, {"strace", true}},
	}
}

func noPython(r *Report) {
	r.Pythons, r.Python, r.Shell = nil, Run{}, Shell{Command: "python3", Why: "there is none"}
}

func noTemp(r *Report) {
	r.Files.TempWhy, r.Go.Works, r.Python.Works = "read-only file system", false, false
}

// TestJudge: each lack is said, what to do is said of each, and only where nothing can run the
// tutorial is not ready.
func TestJudge(t *testing.T) {
	for name, test := range map[string]struct {
		lacks   func(r *Report)
		ready   bool
		states  []State
		verdict string
		want    []string // the lacks, by how they begin; an optional one in brackets
		text    []string // what the block says besides
	}{
		"healthy": {func(*Report) {}, true, []State{Live, Live}, "ready: all 2 lessons run live, in Python 3.13.0", nil, []string{"LIVE: promise, library"}},
		"no Python": {
			noPython, true, []State{Recorded, Recorded}, "ready, with less: 2 lessons are RECORDED; 1 thing is lacking",
			[]string{"no Python 3.8 or newer", "(1 exercise is to be done"},
			[]string{"RECORDED: promise, library", "live in Go, with the key g: promise (1 of 5)"},
		},
		"only old ones": {
			func(r *Report) {
				noPython(r)
				r.Unusable = []Python{{Path: "/usr/bin/python", Why: "Python 2.7.18: too old, 3.8 or newer is needed"}}
			},
			true, []State{Recorded, Recorded}, "",
			[]string{"no Python 3.8 or newer was found, and none of these can be used", "(1 exercise is"},
			[]string{"too old: Python 2.7.18"},
		},
		"a Python that hangs before a good one": {
			func(r *Report) {
				r.Unusable = []Python{{Path: "/bad/python3", Why: "did not answer within 20s", Late: true}}
				r.Shell = Shell{Command: "python3", Why: `"python3" did not answer within 20s`, Late: true}
			},
			true, []State{Live, Live}, "",
			[]string{"/bad/python3 did not answer"}, []string{"may be busy: try again; if it never answers, repair it"},
		},
		"a machine so busy that no Python answers": {
			func(r *Report) {
				noPython(r)
				r.Shell.Late = true
				r.Unusable = []Python{{Path: "/usr/bin/python3", Why: "did not answer in time", Late: true}}
			},
			true, []State{Recorded, Recorded}, "ready, with less: 2 lessons are RECORDED; 1 thing is lacking",
			[]string{"no Python answered in time"}, []string{"not used: /usr/bin/python3, did not answer in time", "type exit42 doctor again"},
		},
		"a shell's python3 that cannot be used": {
			func(r *Report) { r.Shell = Shell{Command: "python3", Why: "there is none"} },
			true, []State{Live, Live}, "",
			[]string{"(typing python3 in a shell leads to no Python"}, []string{"type ~/py/bin/python3"},
		},
		"a Python that does not run": {
			func(r *Report) { r.Python.Works, r.Python.Why = false, "it told of no child" },
			true, []State{InGo, Nothing}, "ready, with less: 1 lesson runs in Go, 1 lesson cannot run; 1 thing is lacking",
			[]string{"Python 3.13.0, fork is here, and a run of it did not work: it told of no child"},
			[]string{"live, in Go alone: promise (1 of 5)", "cannot run: library"},
		},
		"no temporary folder": {
			noTemp, false, []State{Nothing, Nothing}, "not ready: no lesson can run here; 2 things are lacking",
			[]string{"no file can be made in /tmp: read-only", "none can run"}, []string{"set TMPDIR to"},
		},
		"no temporary folder, no Python": {
			func(r *Report) { noPython(r); noTemp(r) }, true, []State{Recorded, Recorded}, "ready, with less: 2 lessons are RECORDED; 2 things are lacking",
			[]string{"no Python", "no file can be made", "(1 exercise"}, nil,
		},
		"own lessons that are not recorded, no Python": {
			func(r *Report) { noPython(r); r.Lessons[0].Recorded, r.Lessons[1].Recorded = 0, 2; r.Workshop = "Mine" },
			true, []State{InGo, Recorded}, "ready, with less: 1 lesson is RECORDED, 1 lesson runs in Go; 1 thing is lacking",
			[]string{"no Python", "(1 exercise"}, []string{"RECORDED: library (2 of 6)", "a workshop's own: Mine"},
		},
		"a damaged workshop": {
			func(r *Report) { r.Notice = "lessons.zip is no zip; the built-in lessons are here" }, true, []State{Live, Live}, "",
			[]string{"lessons.zip is no zip"}, []string{"get the workshop's file anew"},
		},
		"a shim": {
			func(r *Report) { r.Shell.Behind = "~/py/bin/python3" }, true, []State{Live, Live}, "ready: all 2 lessons run live, in Python 3.13.0",
			[]string{"(python3 is a script that starts the interpreter"}, []string{"for strace, type ~/py/bin/python3"},
		},
		"a shim, no strace": {
			func(r *Report) { r.Shell.Behind, r.ByHand = "~/py/bin/python3", nil }, true, []State{Live, Live}, "", nil, nil,
		},
		"no terminal": {func(r *Report) { r.Terminal = Terminal{} }, true, []State{Live, Live}, "", []string{"there is none here"}, []string{"exit42 --plain"}},
		"dumb":        {func(r *Report) { r.Terminal.Term = "dumb" }, true, []State{Live, Live}, "", []string{"nothing can be drawn"}, nil},
		"small, in C": {
			func(r *Report) { r.Terminal.Width, r.Terminal.ASCII, r.Terminal.Locale = 59, true, "C" },
			true, []State{Live, Live}, "", []string{"59x36 is too small", "only ASCII is drawn, since the locale is C"}, []string{"export LC_ALL="},
		},
		"Windows": {
			func(r *Report) {
				r.System.OS, r.Terminal.ASCII = "windows", true
				noPython(r)
				noTemp(r)
				r.Editor = Editor{Other: "notepad"}
			},
			true, []State{Recorded, Recorded}, "", []string{"only ASCII is drawn, since this is not", "no Python", "no file", "(1 exercise", "(none, since"},
			[]string{"winget", "set TMP to", "set EDITOR=notepad"},
		},
		"no home, no tools": {
			func(r *Report) {
				r.Files.Progress, r.ByHand, r.Editor = "", []Tool{{"ps", false}, {"strace", false}}, Editor{Name: "nano", Other: "vi"}
				r.Lessons[1].Needs = []string{"Node"}
			},
			true, []State{Live, Live}, "",
			[]string{"(not here: Node, in which lesson 2", "there is no home", "(nano is set, and is not there", "(not here: ps, strace"},
			[]string{"to open programs from exit42: export EDITOR=vi", "what was recorded is shown"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := healthy()
			test.lacks(r)
			r.Judge()
			var lacks []string
			for _, l := range r.Lacks {
				if l.What == "" || l.Do == "" || l.Stops && r.Ready {
					t.Errorf("%+v", l)
				}
				if l.Optional {
					l.What = "(" + l.What
				}
				lacks = append(lacks, l.What)
			}
			begins := func(got, want string) bool { return strings.HasPrefix(got, want) }
			if !slices.EqualFunc(lacks, test.want, begins) {
				t.Errorf("lacks %q, want %q", lacks, test.want)
			}
			if states := []State{r.Lessons[0].Runs, r.Lessons[1].Runs}; r.Ready != test.ready || !slices.Equal(states, test.states) {
				t.Errorf("ready %t, lessons %q", r.Ready, states)
			}
			if test.verdict != "" && r.Verdict != test.verdict {
				t.Errorf("verdict %q", r.Verdict)
			}
			checkText(t, r, test.text)
		})
	}
}

// checkText: the block has every lack with what to do, and keeps to its width.
func checkText(t *testing.T, r *Report, want []string) {
	t.Helper()
	text := r.Text()
	t.Log(text)
	words := strings.Join(strings.Fields(text), " ")
	for _, l := range r.Lacks {
		if !strings.Contains(words, ": "+l.What+" -> "+l.Do) {
			t.Errorf("the block does not say %q, and what to do", l.What)
		}
	}
	for _, said := range want {
		if !strings.Contains(words, said) {
			t.Errorf("the block does not say %q", said)
		}
	}
	for line := range strings.Lines(text) {
		if line = strings.TrimRight(line, "\n"); utf8.RuneCountInString(line) > columns && !strings.HasPrefix(line, "exit42 is") {
			t.Errorf("too wide: %q", line)
		}
	}
}

// TestJSON has the same keys whatever is lacking, and lists that are not null.
func TestJSON(t *testing.T) {
	r := healthy()
	r.Unusable = []Python{}
	r.Judge()
	text, err := json.Marshal(r)
	if err != nil || strings.Contains(string(text), "null") || !strings.Contains(string(text), `"lacks":[]`) {
		t.Errorf("%v\n%s", err, text)
	}
}
