package cli

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"exit42/ui/doctor"
)

// TestSay: what a machine says of itself is bounded, harmless, and names nobody.
func TestSay(t *testing.T) {
	d := discretion{doctor.NewPrivacy("/home/ada", "ada")}
	for text, want := range map[string]string{
		"xterm\x1b]0;title\a":  "xterm␛]0;title␇",
		"/home/ada/\u202egpj":  `~/\u202egpj`,
		"line\nand /tmp/ada/x": "line␊and /tmp/.../x",
	} {
		if got := d.say(text); got != want {
			t.Errorf("%q is said as %q, not %q", text, got, want)
		}
	}
	if got := d.say(strings.Repeat("x", 1<<20)); len(got) > 2*maxSaid {
		t.Errorf("%d bytes are said", len(got))
	}
	for cut := range 12 { // wherever it is cut, half a name and half a sign are not there
		got := d.say(strings.Repeat("x", maxSaid-cut) + " /tmp/ada/ä and more")
		if strings.Contains(got, "/ad") || strings.Contains(got, `\x`) {
			t.Errorf("cut %d before: %q", cut, got[maxSaid-cut:])
		}
	}
}

func TestBackground(t *testing.T) {
	for colours, want := range map[string]string{"15;0": "dark", "0;15": "light", "0;default;7": "light", "7;8": "dark", "": "", "15;default": "", "0;99": ""} {
		if got := background(colours); got != want {
			t.Errorf("%q is %q, not %q", colours, got, want)
		}
	}
}

// TestEditorOf: of an editor's command only the program is told.
func TestEditorOf(t *testing.T) {
	d := discretion{doctor.NewPrivacy("/home/ada")}
	if e := d.editor("/home/ada/bin/edit --token=secret /home/ada/x", ""); e.Name != "edit" {
		t.Errorf("%+v", e)
	}
	dir := t.TempDir()
	for _, name := range []string{"vi", "ed"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, command := range []string{"  ", "nano -w"} {
		if e := d.editor(command, dir); runtime.GOOS != "windows" && (e.Here || e.Other != "vi") {
			t.Errorf("%q: %+v, and vi is here", command, e)
		}
	}
	if e := d.editor("vi", dir); !e.Here || e.Other != "" {
		t.Errorf("%+v", e)
	}
}

// TestColoursInTime: a terminal that never says its colours holds nobody up for ever.
func TestColoursInTime(t *testing.T) {
	if got := coloursOf(func() colorprofile.Profile { return colorprofile.ANSI256 }, time.Minute); got != "256 colours" {
		t.Error(got)
	}
	never := make(chan colorprofile.Profile)
	if got := coloursOf(func() colorprofile.Profile { return <-never }, time.Millisecond); !strings.Contains(got, "not known") {
		t.Error(got)
	}
}

// TestIsScript: a shim is told from an interpreter by how it begins.
func TestIsScript(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"shim": "#!/bin/sh\n", "binary": "\x7fELF", "short": "#", "empty": ""} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o777); err != nil {
			t.Fatal(err)
		}
		if is := isScript(file); is != (name == "shim") {
			t.Errorf("%s: %t", name, is)
		}
	}
	if isScript(filepath.Join(dir, "none")) {
		t.Error("what is not there is a script")
	}
}
