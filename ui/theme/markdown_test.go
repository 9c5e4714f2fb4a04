package theme

import (
	"strings"
	"testing"

	"charm.land/glamour/v2"
	"charm.land/glamour/v2/styles"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
)

const sample = `# Where 42 dies

The **exit code** is not what ` + "`foo`" + ` _returned_; see
[the manual](https://docs.python.org).

- one
  - deeper

1. first

- [x] told
- [ ] sent

> 42 was dropped.

| way | 42 |
|-----|----|
| pipe | yes |
`

const read = `Where 42 dies

The exit code is not what foo returned;
see the manual https://docs.python.org.

• one
  • deeper

1. first

✓ told
○ sent

│ 42 was dropped.

 way                │ 42
────────────────────┼───────────────────
 pipe               │ yes
`

func TestMarkdown(t *testing.T) {
	got := render(t, New(Options{Dark: true, Profile: colorprofile.TrueColor}))
	if plain := ansi.Strip(got); squeeze(plain) != squeeze(read) {
		t.Errorf("got:\n%s\nwant:\n%s", plain, read)
	}
	if !strings.Contains(got, "\x1b[1mexit code\x1b[m") {
		t.Errorf("**exit code** is not bold:\n%q", got)
	}
}

func TestMarkdownEverywhere(t *testing.T) {
	for _, o := range everyLook(profiles...) {
		for line := range strings.Lines(render(t, New(o))) {
			line = strings.TrimSuffix(line, "\n")
			if strings.Contains(line, "\u00a0") {
				t.Errorf("%+v: a no-break space in %q", o, line)
			}
			// TrimRight has to be enough: no styled blank may hide behind a reset.
			if plain := ansi.Strip(strings.TrimRight(line, " ")); plain != strings.TrimRight(plain, " ") {
				t.Errorf("%+v: styled blanks at the end of %q", o, line)
			}
			if o.ASCII && strings.IndexFunc(line, func(r rune) bool { return r > 127 }) >= 0 {
				t.Errorf("%+v: not ASCII: %q", o, line)
			}
		}
	}
}

func TestInlineCodeWithoutColour(t *testing.T) {
	got := ansi.Strip(render(t, New(Options{Profile: colorprofile.ASCII})))
	if !strings.Contains(got, "`foo`") {
		t.Errorf("code can't be told from prose:\n%s", got)
	}
}

func TestMarkdownSharesNothing(t *testing.T) {
	th := New(Options{Dark: true, Profile: colorprofile.TrueColor})
	a, b := th.Markdown(), th.Markdown()
	if a.BlockQuote.Indent == b.BlockQuote.Indent || a.Strong.Bold == b.Strong.Bold {
		t.Error("two styles share a pointer")
	}
	if a.Strong.Bold == styles.DarkStyleConfig.Strong.Bold {
		t.Error("a pointer into glamour's own style")
	}
}

func render(t *testing.T, th *Theme) string {
	t.Helper()
	r, err := glamour.NewTermRenderer(glamour.WithStyles(th.Markdown()), glamour.WithWordWrap(40))
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Render(sample)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// squeeze drops what glamour may do as it likes: blanks at the end, empty lines.
func squeeze(s string) string {
	var kept []string
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \n"); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}
