package doctor

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestHide(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the home directories here are Unix's")
	}
	p := NewPrivacy("/home/ada", "ada", `LABS\Ada`, "", "x", "engine.labs")
	for text, want := range map[string]string{
		"/home/ada":                                "~",
		"/home/ada/.pyenv/bin/python3":             "~/.pyenv/bin/python3",
		"/home/adam/bin":                           "/home/.../bin",
		"error in /home/eve for all":               "error in /home/... for all",
		"/scratch/ada":                             "/scratch/...",
		"/scratch/ada/ada/tmp":                     "/scratch/.../.../tmp",
		"/Users/Charles Babbage/x":                 "/Users/.../x",
		`C:\Users\CHARLE~1\AppData\Local\Temp`:     `C:\Users\...\AppData\Local\Temp`,
		"/home/ada/lib: Ada, ask root@engine.labs": "~/lib: ..., ask root@...",
		"/usr/lib/adapter/python3":                 "/usr/lib/adapter/python3",
		"Python 3.13.0: too old":                   "Python 3.13.0: too old",
		"":                                         "",
	} {
		if got := p.Hide(text); got != want {
			t.Errorf("%q is shown as %q, not %q", text, got, want)
		}
	}
	if got := NewPrivacy("").Hide("/opt/x"); got != "/opt/x" {
		t.Errorf("with nothing to hide: %q", got)
	}
	if got := NewPrivacy("/").Hide("/opt/x"); got != "/opt/x" {
		t.Errorf("of who is at home at /: %q", got)
	}
}

// TestHideRealHome: a home directory behind a link is hidden by both of its names.
func TestHideRealHome(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := os.Mkdir(real, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(real, link); err != nil {
		t.Skip(err)
	}
	p := NewPrivacy(link)
	for _, home := range []string{real, link} {
		if got := p.Hide(filepath.Join(home, "file")); got != filepath.Join("~", "file") {
			t.Errorf("%s: %q", home, got)
		}
	}
}
