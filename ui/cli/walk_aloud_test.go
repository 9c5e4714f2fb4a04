package cli

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
)

// nothing is a screen on which nothing can be drawn.
func nothing(bool) (colorprofile.Profile, error) { return 0, errors.New("nothing can be drawn") }

// TestOpenDirAloud: for who has it read aloud, the lessons of a folder are walked through on pipes,
// too; for others they are listed there.
func TestOpenDirAloud(t *testing.T) {
	for _, aloud := range []bool{true, false} {
		typed, keyboard, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		keyboard.WriteString("1\nquit\n")
		keyboard.Close()
		var seen bytes.Buffer
		cmd := Commands(Env{Plain: true, Aloud: aloud, Stdin: typed, Dir: os.Getwd, Open: os.Open, Screen: nothing})
		cmd.SetArgs([]string{"open", filepath.Join("..", "plain", "testdata", "kinds", "01-kinds")})
		cmd.SetOut(&seen)
		if err := cmd.Execute(); err != nil {
			t.Error(err)
		}
		typed.Close()
		if walked := strings.Contains(seen.String(), "Step 1 of 10, read: What comes."); walked != aloud {
			t.Errorf("aloud: %t, walked through: %t\n%s", aloud, walked, &seen)
		}
	}
}
