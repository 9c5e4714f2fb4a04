package demo

import (
	"strings"
	"testing"
)

func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		text  string
		mark  int
		first int
		want  string
	}{
		{"  of a text\n  '''\n  if self._target:\n    self._target()\n\n  def start(self):\n    '''\n", 4, 3, "  if self._target:|    self._target()"},
		{"  x = '''one'''\n  call()\n  y = 1\n", 2, 1, "  x = '''one'''|  call()|  y = 1"},
		{"call()\n", 1, 1, "call()"},
		{"one\ntwo\n", 7, 1, "one|two"},
		{"\n\ncall()\n@it\n", 3, 3, "call()"},
	} {
		s := Source{First: 1, Mark: test.mark, Text: test.text}
		if first, lines := s.Excerpt(); first != test.first || strings.Join(lines, "|") != test.want {
			t.Errorf("%q: from %d %q", test.text, first, strings.Join(lines, "|"))
		}
	}
}
