package cli

import (
	"errors"
	"testing"
)

// TestFormatOf: a file's name chooses the format, and none is written under the name of another.
func TestFormatOf(t *testing.T) {
	for name, want := range map[string]string{
		"": "md", "notes": "md", "x.md": "md", "x.MARKDOWN": "md", "x.txt": "md", "/dev/stdout": "md", "a.b/notes": "md",
		"x.html": "html", "x.HTM": "html",
		"x.pdf": "", "x.PDF": "", "x.md.docx": "", "x.": "",
	} {
		got, err := formatOf(name)
		var misused UsageError
		if got != want || (err != nil) != (want == "") || err != nil && (!errors.As(err, &misused) || misused.Hint == "") {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
}
