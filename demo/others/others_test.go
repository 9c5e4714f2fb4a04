package others

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"testing"
	"time"
)

// put writes a program into dir and returns its path.
func put(t *testing.T, dir, name, text string, mode os.FileMode) string {
	t.Helper()
	file := filepath.Join(dir, name+suffix())
	if err := os.WriteFile(file, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestFind: the first file of PATH that can be started is the tool, and nothing else is.
func TestFind(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	put(t, first, "bash", "no program", 0o600)
	if err := os.Mkdir(filepath.Join(first, "zsh"+suffix()), 0o700); err != nil {
		t.Fatal(err)
	}
	node := put(t, first, "node", "", 0o700)
	put(t, second, "node", "", 0o700)
	bash := put(t, second, "bash", "", 0o700)
	if runtime.GOOS == "windows" {
		bash = filepath.Join(first, "bash.exe")
	}
	sep := string(filepath.ListSeparator)
	found := Find("." + sep + first + sep + sep + filepath.Join(first, "none") + sep + second)
	want := []Tool{{Name: "bash", Path: bash}, {Name: "Node", Path: node}}
	if len(found) != 2 || found[0] != want[0] || found[1] != want[1] {
		t.Errorf("%+v, not %+v", found, want)
	}
	if tool, ok := Named(found, "node"); !ok || tool.Path != node {
		t.Errorf("node is %+v", tool)
	}
	if _, ok := Named(found, "zsh"); ok {
		t.Error("a directory is a zsh")
	}
	if found := Find(""); len(found) != 0 {
		t.Errorf("with no PATH: %+v", found)
	}
}

// TestReally: an sh that is a link is called by what it is.
func TestReally(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own on Windows")
	}
	for target, want := range map[string]string{"dash": "sh (dash)", "sh": "sh", "d\x1b[31m": "sh"} {
		real, dir := t.TempDir(), t.TempDir()
		file := put(t, real, target, "", 0o700)
		if err := os.Symlink(file, filepath.Join(dir, "sh")); err != nil {
			t.Fatal(err)
		}
		if found := Find(dir); len(found) != 1 || found[0].String() != want {
			t.Errorf("a link to %q: %+v, not %s", target, found, want)
		}
	}
	if got := (Tool{Name: "sh", Is: "bash", Version: "5.2.15"}).String(); got != "sh (bash 5.2.15)" {
		t.Error(got)
	}
}

// TestAsk: the tools that are here say their versions.
func TestAsk(t *testing.T) {
	number := regexp.MustCompile(`^\d+\.\d+(\.\d+)*$`)
	for _, tool := range Find(os.Getenv("PATH")) {
		asked := tool.ask(time.Minute)
		t.Log(asked)
		_, says := asks[tool.Name]
		if says = says || asks[tool.Is] != nil; says != number.MatchString(asked.Version) {
			t.Errorf("%s has the version %q", asked.Path, asked.Version)
		}
		if asked.Version = ""; asked != tool {
			t.Errorf("asking changed %+v to %+v", tool, asked)
		}
	}
}

// TestAskInVain: what says no version, in whatever way, is only not told of one.
func TestAskInVain(t *testing.T) {
	sh, ok := Named(Find(os.Getenv("PATH")), "sh")
	if !ok || runtime.GOOS == "windows" {
		t.Skip("no sh here to be a tool that misbehaves")
	}
	for name, script := range map[string]string{
		"silent":     "exit 0",
		"endless":    "while :; do printf 1.2; done",
		"never ends": "trap '' TERM INT HUP; printf 1.2; while :; do sleep 1; done",
		"no program": "\x7fELF",
		"words":      "echo no version, sorry",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tool := Tool{Name: "Node", Path: put(t, t.TempDir(), "node", "#!"+sh.Path+"\n"+script+"\n", 0o700)}
			if name == "no program" {
				put(t, filepath.Dir(tool.Path), "node", script, 0o700)
			}
			if got := tool.ask(500 * time.Millisecond); got != tool {
				t.Errorf("%+v, not %+v", got, tool)
			}
		})
	}
	answers := Tool{Name: "Node", Path: put(t, t.TempDir(), "node", "#!"+sh.Path+"\necho v1.2.3\nsleep 1000\n", 0o700)}
	if got := answers.ask(time.Minute); got.Version != "1.2.3" {
		t.Errorf("one that answers and does not end: %+v", got)
	}
}
