package workshop

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"exit42/lessons"
)

// planName is the file in which a workshop says what it is; it may be missing.
const planName = "workshop.yaml"

// maxTitle bounds a workshop's title, in characters.
const maxTitle = 100

// A plan is what a workshop.yaml says.
type plan struct {
	title              string
	page, notes, sheet string // names of files
	order              []placed
	joins              bool
	lines              map[string]int // where each key stands

	wrong []lessons.Mistake
}

// A placed lesson is one that the order names, and in which line.
type placed struct {
	slug string
	line int
}

var planKeys = []string{"title", "page", "notes", "order", "joins", "sheet"}

// readPlan reads a workshop.yaml. All that is wrong with it is in the plan.
func readPlan(text []byte) (p plan) {
	p.lines = map[string]int{}
	if heavy(text) {
		p.mistake(1, "it is no list of a few keys; make it smaller")
		return p
	}
	if line, what := unfit(text); what != "" {
		p.mistake(line, "%s", what)
		return p
	}
	defer func() {
		if recover() != nil { // the library's: whatever made it so is no plan
			p.mistake(1, "it is no YAML that can be read; write lines such as \"title: My workshop\"")
		}
	}()
	file, err := parser.ParseBytes(text, 0)
	if err != nil {
		p.badYAML(err)
		return p
	}
	for _, doc := range file.Docs {
		switch body := doc.Body.(type) {
		case nil, *ast.NullNode, *ast.CommentGroupNode:
		case *ast.MappingNode:
			for _, pair := range body.Values {
				p.key(pair)
			}
		default:
			p.mistake(1, "it is no list of keys; write lines such as \"title: My workshop\"")
		}
	}
	return p
}

func (p *plan) mistake(line int, format string, args ...any) {
	p.wrong = append(p.wrong, lessons.Mistake{File: planName, Line: max(line, 1), What: fmt.Sprintf(format, args...)})
}

// badYAML notes what the YAML parser said, without its picture of the source.
func (p *plan) badYAML(err error) {
	line, what := 1, err.Error()
	var y yaml.Error
	if errors.As(err, &y) {
		line, what = y.GetToken().Position.Line, y.GetMessage()
	}
	what, _, _ = strings.Cut(what, "\n")
	p.mistake(line, "it is no YAML: %s; write lines such as \"title: My workshop\"", what)
}

// key stores one pair.
func (p *plan) key(pair *ast.MappingValueNode) {
	name, line := pair.Key.String(), lineOf(pair.Key)
	if p.lines[name] != 0 {
		p.mistake(line, "%q stands here twice; keep one", name)
	}
	p.lines[name] = line
	switch name {
	case "title":
		p.title = p.words(pair)
		if len([]rune(p.title)) > maxTitle || strings.ContainsFunc(p.title, unicode.IsControl) {
			p.mistake(line, "the title is longer than %d characters, or spells a control character; make it a few words", maxTitle)
		}
	case "page":
		p.page = p.words(pair)
	case "notes":
		p.notes = p.words(pair)
	case "sheet":
		p.sheet = p.words(pair)
	case "joins":
		yes, ok := pair.Value.(*ast.BoolNode)
		if !ok {
			p.mistake(line, "joins is %q; write true or false", pair.Value.String())
			return
		}
		p.joins = yes.Value
	case "order":
		p.list(pair)
	default:
		p.unknown(name, line)
	}
}

func (p *plan) unknown(name string, line int) {
	remedy := "the keys are " + strings.Join(planKeys, ", ")
	if near := lessons.NearestWord(name, planKeys); near != "" {
		remedy = fmt.Sprintf("did you mean %q? %s", near, remedy)
	}
	p.mistake(line, "unknown key %q; %s", name, remedy)
}

// words are what stands behind a key, on one line.
func (p *plan) words(pair *ast.MappingValueNode) string {
	value, ok := scalar(pair.Value)
	if !ok || value == "" {
		p.mistake(lineOf(pair.Key), "%s is not words on one line; write them, or take the key away", pair.Key.String())
	}
	return value
}

// list is the order.
func (p *plan) list(pair *ast.MappingValueNode) {
	all, ok := pair.Value.(*ast.SequenceNode)
	if !ok || len(all.Values) == 0 {
		p.mistake(lineOf(pair.Key), "order is no list; write a line such as \"- promise\" for each lesson")
		return
	}
	for _, node := range all.Values {
		name, ok := scalar(node)
		if !ok || name == "" {
			p.mistake(lineOf(node), "this is no lesson's short name; write its slug")
			continue
		}
		p.order = append(p.order, placed{name, lineOf(node)})
	}
}

// scalar is a value on one line.
func scalar(n ast.Node) (value string, ok bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimSpace(n.Value), true
	case *ast.IntegerNode:
		return n.Token.Value, true
	}
	return "", false
}

func lineOf(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 1
}
