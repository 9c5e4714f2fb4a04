package native_test

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exit42/demo/native"
)

// TestShownIsCompiled: the shown text is the file on disk, and the run's events (see
// TestPlaces) point into the file that was compiled.
func TestShownIsCompiled(t *testing.T) {
	for _, name := range native.Programs() {
		files, ok := native.Lookup(name)
		if !ok || files[0].Name != name+".go" {
			t.Errorf("%s: its files are %v", name, files)
		}
		for _, file := range files {
			same(t, filepath.Join("programs", name, file.Name), file.Text)
		}
	}
	if _, ok := native.Lookup("no such program"); ok {
		t.Error("a program is found that there is not")
	}
}

func same(t *testing.T, file, text string) {
	t.Helper()
	if data, err := os.ReadFile(file); err != nil || string(data) != text {
		t.Errorf("%s is not what is embedded: %v", file, err)
	}
}

// early are the packages of the standard library that are initialised before the packages of
// the screen are, as GODEBUG=inittrace=1 shows. Package net is not: it imports vendor/…, which
// comes after github.com/… in the order of import paths.
var early = strings.Fields(`
	bufio
	embed encoding/binary encoding/hex encoding/json errors fmt io maps os reflect runtime
	slices strconv strings sync sync/atomic syscall time unicode/utf8 unsafe`)

// TestRoleIsEarly: what a re-executed process needs imports early packages alone.
func TestRoleIsEarly(t *testing.T) {
	var files []string
	for _, pattern := range []string{"process/*.go", "programs/*.go", "programs/*/*.go"} {
		found, _ := filepath.Glob(pattern)
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range parsed.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			if !slices.Contains(early, path) && !strings.HasPrefix(path, "exit42/demo/native/") {
				t.Errorf("%s imports %s, which is initialised too late", file, path)
			}
		}
	}
}
