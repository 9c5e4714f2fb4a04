package cli

import (
	"sync"

	"exit42/demo"
	"exit42/demo/others"
	"exit42/lessons"
)

// elsewhere finds the tools of other languages, once, and asks each that is needed for its version.
func elsewhere(path string) func(tool string, p lessons.Program) (demo.Experiment, string, bool) {
	var mu sync.Mutex
	var found []others.Tool
	searched, asked := false, map[string]others.Tool{}
	return func(name string, p lessons.Program) (demo.Experiment, string, bool) {
		mu.Lock()
		defer mu.Unlock()
		if !searched {
			found, searched = others.Find(path), true
		}
		tool, ok := asked[name]
		if !ok {
			if tool, ok = others.Named(found, name); !ok {
				return demo.Experiment{}, "", false
			}
			tool = tool.Ask()
			asked[name] = tool
		}
		return demo.Experiment{
			Files: []demo.File{{Name: p.File, Text: p.Source}}, Runtime: others.Runtime{Tool: tool}, Method: "exec",
		}, tool.String(), true
	}
}
