package ui

import (
	"runtime"
	"testing"

	"exit42/demo"
	"exit42/demo/python"
	"exit42/lessons"
)

// TestPlaysWhatIsForOtherSystems: where a program would not show what its lesson says, its
// recording is played, whatever is here to run it.
func TestPlaysWhatIsForOtherSystems(t *testing.T) {
	other := map[bool]string{true: "Linux", false: "Windows"}[runtime.GOOS == "windows"]
	trace := new(demo.Trace)
	for name, m := range map[string]machine{
		"Python": {pythons: []python.Interpreter{{Methods: []string{"spawn"}}}},
		"Go": {golang: true, native: func(string) (demo.Runtime, []demo.File, bool) {
			return nil, nil, true
		}},
	} {
		m.recording = func(string, lessons.Program) (*demo.Trace, bool) { return trace, true }
		if exp, ok := m.experiment(lessons.Lesson{}, lessons.Program{File: "a.py"}); !ok || exp.Recording != nil {
			t.Errorf("%s: what runs everywhere: %t, a recording %t", name, ok, exp.Recording != nil)
		}
		if exp, ok := m.experiment(lessons.Lesson{}, lessons.Program{File: "a.py", OnlyOn: []string{other}}); !ok || exp.Recording != trace {
			t.Errorf("%s: what is for %s: %t, a recording %t", name, other, ok, exp.Recording != nil)
		}
		if lang := m.language(lessons.Program{File: "a.py", OnlyOn: []string{other}}); lang != lessons.Python {
			t.Errorf("%s: what is recorded is in %v", name, lang)
		}
	}
}
