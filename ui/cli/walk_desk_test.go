//go:build unix

package cli

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/creack/pty"
)

// TestDeskAsText: on a terminal on which text is wanted, lessons of a folder are walked through.
func TestDeskAsText(t *testing.T) {
	keyboard, tty, err := pty.Open()
	if err != nil {
		t.Skip("there are no terminals here: ", err)
	}
	defer keyboard.Close()
	var seen bytes.Buffer
	read := make(chan struct{})
	go func() {
		io.Copy(&seen, keyboard) // until the terminal is closed
		close(read)
	}()
	cmd := Commands(Env{
		Plain: true, Stdin: tty, Dir: os.Getwd, Open: os.Open,
		Screen: func(bool) (colorprofile.Profile, error) { return 0, errors.New("nothing can be drawn") },
	})
	io.WriteString(keyboard, "1\nquit\n")
	cmd.SetArgs([]string{"open", filepath.Join("..", "plain", "testdata", "kinds", "01-kinds")})
	cmd.SetOut(tty)
	if err := cmd.Execute(); err != nil {
		t.Error(err)
	}
	tty.Close()
	<-read
	if !strings.Contains(seen.String(), "Step 1 of 10, read: What comes.") {
		t.Errorf("it was not walked through:\n%s", &seen)
	}
}
