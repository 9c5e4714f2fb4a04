package content

import (
	"bufio"
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/golangci/misspell"
)

// listed is where every word of the prose stands, one a line, sorted.
const listed = "testdata/words.txt"

// A line is one line of prose: what is left of a text's line without code and names of files.
type line struct {
	file   string
	number int
	whole  string // as it stands in the file
	prose  string
}

// TestSpelling holds the prose against a list of common misspellings, and of American ones:
// the tutorial is written in British English.
func TestSpelling(t *testing.T) {
	dictionary := misspell.New()
	dictionary.AddRuleList(misspell.DictBritish)
	dictionary.Compile()
	for _, l := range prose(t) {
		_, found := dictionary.Replace(l.prose)
		for _, f := range found {
			t.Errorf("%s:%d: %q is written %q", l.file, l.number, f.Original, f.Corrected)
		}
	}
}

// TestEveryWordIsListed knows every word of the prose, so that a new one is looked at by somebody.
func TestEveryWordIsListed(t *testing.T) {
	list := readList(t)
	if !slices.IsSorted(list) {
		t.Errorf("%s is not sorted", listed)
	}
	unused := make(map[string]bool, len(list))
	for _, word := range list {
		unused[word] = true
	}
	for _, l := range prose(t) {
		for _, word := range wordsOf(l.prose) {
			if _, known := unused[word]; !known {
				t.Errorf("%s:%d: %q is not in content/%s; is it spelled right? Then add it to the list", l.file, l.number, word, listed)
			} else {
				unused[word] = false
			}
		}
	}
	for _, word := range list {
		if unused[word] {
			t.Errorf("content/%s has %q, which no text uses any more; take it out", listed, word)
		}
	}
}

// TestTidyLines refuses doubled words, exclamation marks, and blanks at a line's end.
func TestTidyLines(t *testing.T) {
	file, last := "", ""
	for _, l := range prose(t) {
		if l.whole != strings.TrimRight(l.whole, " \t") {
			t.Errorf("%s:%d: the line ends with a blank", l.file, l.number)
		}
		if strings.Contains(l.prose, "!") {
			t.Errorf("%s:%d: no exclamation marks: %s", l.file, l.number, l.prose)
		}
		if l.file != file || strings.TrimSpace(l.whole) == "" {
			file, last = l.file, ""
		}
		for word := range strings.FieldsSeq(strings.TrimPrefix(l.prose, ">")) {
			if word = strings.ToLower(word); word == last && unicode.IsLetter(rune(word[0])) {
				t.Errorf("%s:%d: %q stands twice", l.file, l.number, word)
			}
			last = word
		}
	}
}

// prose returns the lines of all texts that a learner or a teacher reads.
func prose(t *testing.T) (lines []line) {
	t.Helper()
	lessons, err := fs.Glob(Lessons(), "*/lesson.md")
	if err != nil || len(lessons) == 0 {
		t.Fatalf("no lessons: %v", err)
	}
	for _, name := range lessons {
		text, err := fs.ReadFile(Lessons(), name)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, proseOf("content/lessons/"+name, string(text))...)
	}
	lines = append(lines, proseOf("content/cheatsheet.md", Sheet())...)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return append(lines, proseOf("README.md", string(readme))...)
}

// aName is a line of the front matter that names things, and says nothing.
var aName = regexp.MustCompile(`^(slug|program|native):`)

// notProse is the rest: the other keys, labels that computers read, code, addresses, names of
// files, and whatever has a digit in it.
var notProse = regexp.MustCompile("^(title|minutes):" +
	"|^\\s*\\*\\*(Predicts|Holds if|Passes if|Shows|Solved|Program|Solution):\\*\\*" +
	"|`[^`]*`|https?://\\S+|[\\w/.-]+\\.(go|py|js|sh|md|txt|yaml|ndjson|mod)\\b|[\\w.-]*[0-9][\\w.-]*")

// proseOf leaves an empty place where code stood, so that words around it are no neighbours.
func proseOf(file, text string) (lines []line) {
	fenced := false
	for i, whole := range strings.Split(text, "\n") {
		l := line{file: file, number: i + 1, whole: whole}
		fence := strings.HasPrefix(strings.TrimSpace(whole), "```")
		drawn := strings.HasPrefix(whole, "    ") // code, by its indentation
		if !fence && !fenced && !drawn && !aName.MatchString(whole) {
			l.prose = notProse.ReplaceAllString(whole, " | ")
		}
		fenced = fenced != fence
		lines = append(lines, l)
	}
	return lines
}

var aWord = regexp.MustCompile(`\pL+(['’]\pL+)*`)

// wordsOf returns the words in lower case: of "the child's two-way pipe", child stands for
// child's, and two and way for two-way.
func wordsOf(prose string) (words []string) {
	for _, word := range aWord.FindAllString(strings.ToLower(prose), -1) {
		words = append(words, strings.TrimSuffix(word, "'s"))
	}
	return words
}

func readList(t *testing.T) (words []string) {
	t.Helper()
	file, err := os.Open(listed)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }() // it was only read
	for scan := bufio.NewScanner(file); scan.Scan(); {
		words = append(words, scan.Text())
	}
	return words
}
