package stage_test

import (
	"go/scanner"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exit42/ui/stage"
)

// otherwise are the files whose signs never come to a terminal that has ASCII alone: paper, which
// is UTF-8, the glyphs, each of which stands beside its plain one, and what a report takes apart.
var otherwise = []string{"ui/handout/", "ui/theme/glyphs.go", "ui/notes/digits.go", "lessons/report/csv.go", "ui/stage/ascii.go"}

// TestOurSignsInASCII: no sign that our words are written with is shown as a number.
func TestOurSignsInASCII(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if err != nil || entry.IsDir() || !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") ||
			slices.ContainsFunc(otherwise, func(prefix string) bool { return strings.HasPrefix(rel, prefix) }) {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, r := range literals(source) {
			if shown := stage.Clean(string(r), true); r > '~' && strings.Contains(shown, `\`) {
				t.Errorf("%s has %q, which ASCII shows as %s", rel, r, shown)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// literals are the characters of a program's texts; its comments are left out.
func literals(source []byte) string {
	var all strings.Builder
	var s scanner.Scanner
	files := token.NewFileSet()
	s.Init(files.AddFile("", files.Base(), len(source)), source, nil, 0)
	for {
		_, kind, text := s.Scan()
		switch kind {
		case token.EOF:
			return all.String()
		case token.STRING, token.CHAR:
			all.WriteString(text)
		}
	}
}
