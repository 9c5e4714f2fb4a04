package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which rooms of this house each room may look into, and which libraries
// besides the standard one it may use. A room that is not here does not exist.
var mayImport = map[string]struct{ rooms, libraries []string }{
	"content":                      {},
	"demo":                         {[]string{"demo/guard"}, nil},
	"demo/guard":                   {nil, []string{"golang.org/x/sys/windows"}},
	"demo/python":                  {[]string{"demo"}, nil},
	"demo/native":                  {[]string{"demo", "demo/native/process", "demo/native/programs"}, nil},
	"demo/native/process":          {nil, nil},
	"demo/native/programs":         {[]string{"demo/native/process", "demo/native/programs/promise"}, nil},
	"demo/native/programs/promise": {[]string{"demo/native/process"}, nil},
	"lessons":                      {nil, []string{"github.com/yuin/goldmark", "github.com/goccy/go-yaml"}},
	"ui/theme":                     {nil, []string{"charm.land", "github.com/charmbracelet"}},
	"ui/stage":                     {[]string{"demo", "ui/theme"}, []string{"charm.land", "github.com/charmbracelet", "github.com/alecthomas/chroma"}},
	"ui/words":                     {[]string{"demo"}, nil},
	"ui/plain":                     {[]string{"demo", "lessons", "ui/words", "ui/stage"}, nil},
	"ui/uitest":                    {nil, []string{"github.com/charmbracelet"}},
	"ui":                           {[]string{"demo", "demo/python", "lessons", "ui/stage", "ui/theme", "ui/words"}, []string{"charm.land", "github.com/charmbracelet"}},
	".":                            {[]string{"content", "demo", "demo/native", "demo/python", "lessons", "ui", "ui/plain", "ui/theme"}, []string{"charm.land/bubbletea", "github.com/charmbracelet", "github.com/spf13", "github.com/muesli"}},
}

// TestImports holds the house to its one direction: main, ui, lessons, demo.
func TestImports(t *testing.T) {
	for room, imports := range importsOfRooms(t) {
		may, ok := mayImport[room]
		if !ok {
			t.Errorf("room %s is not in the table: say what it may import", room)
			continue
		}
		for _, imp := range imports {
			inside, ours := strings.CutPrefix(imp, "exit42/")
			switch {
			case ours && !slices.Contains(may.rooms, inside):
				t.Errorf("%s imports %s, which it may not", room, imp)
			case !ours && strings.Contains(strings.Split(imp, "/")[0], ".") && !slices.ContainsFunc(may.libraries, func(l string) bool {
				return imp == l || strings.HasPrefix(imp, l+"/")
			}):
				t.Errorf("%s imports the library %s, which it may not", room, imp)
			case imp == "os/exec" && !startsProcesses(room):
				t.Errorf("%s imports os/exec: only demo starts processes", room)
			}
		}
	}
}

func startsProcesses(room string) bool { return room == "demo" || strings.HasPrefix(room, "demo/") }

// importsOfRooms reads the import lines of every package that is no test.
func importsOfRooms(t *testing.T) map[string][]string {
	rooms := map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && file != ".") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := path.Dir(filepath.ToSlash(file))
		for _, imp := range parsed.Imports {
			name, err := strconv.Unquote(imp.Path.Value)
			if err != nil {
				return err
			}
			rooms[room] = append(rooms[room], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(rooms) < 5 {
		t.Fatalf("only %d rooms were found: the walk is broken", len(rooms))
	}
	return rooms
}
