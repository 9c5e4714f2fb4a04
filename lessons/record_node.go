package lessons

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// each visits the pairs of a list of keys. A key without a value has no pairs.
func (d *decoding) each(n ast.Node, visit func(key string, value ast.Node)) {
	var pairs []*ast.MappingValueNode
	switch n := n.(type) {
	case *ast.MappingNode:
		pairs = n.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{n}
	case *ast.NullNode:
	default:
		d.wrong(n, "there should be keys with values, such as \"step: the-question\"")
	}
	for _, pair := range pairs {
		key, ok := plainText(pair.Key)
		if !ok || pair.Value == nil {
			d.wrong(pair, "there should be a plain key, such as \"step:\"")
			continue
		}
		if key = Kept(key); key != "" {
			visit(key, pair.Value)
		}
	}
}

// text reads words, a number, or nothing.
func (d *decoding) text(n ast.Node) string {
	if n.Type() == ast.NullType {
		return ""
	}
	text, ok := plainText(n)
	if !ok {
		d.wrong(n, "there should be plain words")
	}
	return Kept(text)
}

// plainText returns what a node says, if it is no list, no list of keys and no reference.
func plainText(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	case *ast.BoolNode, *ast.IntegerNode, *ast.FloatNode, *ast.NullNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// items returns what stands in a list.
func (d *decoding) items(n ast.Node) []ast.Node {
	switch n := n.(type) {
	case *ast.SequenceNode:
		return n.Values
	case *ast.NullNode:
		return nil
	}
	d.wrong(n, "there should be a list, a line each, such as \"- the-question\"")
	return nil
}

func (d *decoding) texts(n ast.Node) []string {
	var all []string
	for _, item := range d.items(n) {
		if text := d.text(item); text != "" {
			all = append(all, text)
		}
	}
	return all
}

func (d *decoding) yes(n ast.Node) bool {
	switch text := d.text(n); text {
	case "true":
		return true
	case "false", "":
	default:
		d.wrong(n, "%q is not true or false", text)
	}
	return false
}

// maxCount is more than any step has hints or lines.
const maxCount = 100

func (d *decoding) number(n ast.Node) int {
	text := d.text(n)
	number, err := strconv.Atoi(text)
	if err != nil || number < 0 || number > maxCount {
		d.wrong(n, "%q is no number from 0 to %d", text, maxCount)
		return 0
	}
	return number
}

// lines reads the numbers of lines, which are counted from 1 in the file.
func (d *decoding) lines(n ast.Node) []int {
	var all []int
	for _, item := range d.items(n) {
		number := d.number(item)
		if number == 0 {
			d.wrong(item, "lines are counted from 1")
		}
		all = append(all, number-1)
	}
	return all
}

// oneOf reads one of these words.
func oneOf[T fmt.Stringer](d *decoding, n ast.Node, words ...T) T {
	text := d.text(n)
	var all []string
	for _, word := range words {
		if text == word.String() {
			return word
		}
		all = append(all, word.String())
	}
	if text != "" {
		d.wrong(n, "%q is none of: %s", text, strings.Join(all, ", "))
	}
	return words[0]
}
