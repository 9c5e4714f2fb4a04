//go:build unix

package cli_test

import (
	"bytes"
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"text/template"

	"github.com/goccy/go-yaml"
)

// A release is what .goreleaser.yaml says of the binaries.
type release struct {
	Before struct{ Hooks []string }
	Builds []struct {
		Env, Goos, Goarch, Flags, Gcflags, Ldflags []string
		Stamp                                      string `yaml:"mod_timestamp"`
	}
}

// TestRelease: one commit in two places gives the same binary, which knows what it was made of.
func TestRelease(t *testing.T) {
	if testing.Short() {
		t.Skip("it builds the program as a release is built")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("a release is built of a commit, and there is no git here")
	}
	var r release
	text, err := os.ReadFile("../../.goreleaser.yaml")
	if err == nil {
		err = yaml.Unmarshal(text, &r)
	}
	if err != nil || len(r.Builds) != 1 {
		t.Fatalf("%d builds, and %v", len(r.Builds), err)
	}
	build := r.Builds[0]
	if got := len(build.Goos) * len(build.Goarch); got != 6 || build.Stamp == "" || !slices.Contains(build.Flags, "-trimpath") || !slices.Contains(build.Env, "CGO_ENABLED=0") {
		t.Errorf("%d targets; %+v", got, build)
	}
	var ld bytes.Buffer
	if err := template.Must(template.New("").Parse(strings.Join(build.Ldflags, " "))).Execute(&ld, map[string]string{"Version": "1.2.3"}); err != nil {
		t.Fatal(err)
	}

	places := []string{filepath.Join(t.TempDir(), "here"), filepath.Join(t.TempDir(), "another place")}
	commit(t, places[0])
	does(t, ".", "git", "clone", "-q", places[0], places[1])
	var made [][]byte
	for _, place := range places {
		does(t, place, "sh", "-c", r.Before.Hooks[0])
		args := append([]string{"build", "-o", "exit42", "-ldflags", ld.String()}, build.Flags...)
		for _, f := range build.Gcflags {
			args = append(args, "-gcflags", f)
		}
		does(t, place, "env", append(append(build.Env, "go"), args...)...)
		binary, err := os.ReadFile(filepath.Join(place, "exit42"))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(binary, []byte(place)) {
			t.Errorf("the binary says that it was made in %s", place)
		}
		made = append(made, binary)
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Errorf("one commit gave two binaries, of %d and %d bytes", len(made[0]), len(made[1]))
	}
	if most := 15_000_000; len(made[0]) > most {
		t.Errorf("the binary has %d bytes, and may have %d: what has it grown by?", len(made[0]), most)
	}
	knows(t, filepath.Join(places[1], "exit42"))
	shows(t, places[1])
}

// blocks prints one block of code in each language that a lesson may show, as a lesson does.
const blocks = `package main

import (
	"fmt"

	"charm.land/glamour/v2"
	"github.com/charmbracelet/colorprofile"

	"exit42/ui/theme"
)

func main() {
	code := "package main // <b style='color: red'>$x</b> {{.a}}\ndef f(): return \"42\"\n$ echo {\"a\": 1} # no\n"
	style := theme.New(theme.Options{Profile: colorprofile.TrueColor}).Markdown()
	r, err := glamour.NewTermRenderer(glamour.WithStyles(style), glamour.WithWordWrap(80))
	if err != nil {
		panic(err)
	}
	for _, language := range []string{"python", "py", "py2", "pycon", "go", "c", "sh", "bash", "zsh", "console", "ps1", "js", "perl", "json", "yaml", "html", "css", "xml", "md", "text"} {
		text, err := r.Render("~~~" + language + "\n" + code + "~~~\n")
		fmt.Printf("%s %q %v\n", language, text, err)
	}
}
`

// shows checks that a release colours the languages of the lessons as the library does, and
// takes another for plain text.
func shows(t *testing.T, place string) {
	dir := filepath.Join(place, "dist", "blocks")
	run := func(program string, flags ...string) string {
		err := os.MkdirAll(dir, 0o755)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, "main.go"), []byte(program), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return does(t, place, "go", append(append([]string{"run"}, flags...), "./dist/blocks")...)
	}
	want, got := run(blocks), run(blocks, "-modfile=dist/lean/go.mod")
	if got != want || !strings.Contains(got, `\x1b[`) {
		t.Errorf("a release shows code as\n%s\nand not as\n%s", got, want)
	}
	other := regexp.MustCompile(`\[]string\{.*?\}`).ReplaceAllString(blocks, `[]string{"text", "solidity", "ruby", "nonsense"}`)
	other = strings.Replace(other, "package main // <b", "contract main // <b", 1) // the library takes "package" for Go, whatever the block is said to be
	lines := strings.Split(strings.TrimSpace(run(other, "-modfile=dist/lean/go.mod")), "\n")
	for _, line := range lines[1:] {
		_, plain, _ := strings.Cut(lines[0], " ")
		if _, block, _ := strings.Cut(line, " "); block != plain {
			t.Errorf("a block in a language without colours is %s", line)
		}
	}
}

// knows checks what a binary says of itself.
func knows(t *testing.T, binary string) {
	head := strings.TrimSpace(does(t, filepath.Dir(binary), "git", "rev-parse", "--short=12", "HEAD"))
	want := regexp.MustCompile(`^exit42 v1\.2\.3 \(commit ` + head + `\) go1\.[0-9.]+\S* ` + runtime.GOOS + "/" + runtime.GOARCH + `\n$`)
	if got := does(t, ".", binary, "--version"); !want.MatchString(got) {
		t.Errorf("%q is not %s", got, want)
	}
	if got, _, _ := strings.Cut(does(t, ".", binary, "man"), "\n"); !strings.Contains(got, `"2001-02-03"`) {
		t.Errorf("the manual is not of the commit's day: %s", got)
	}
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.modified" && s.Value != "false" || s.Key == "-trimpath" && s.Value != "true" || s.Key == "CGO_ENABLED" && s.Value != "0" {
			t.Errorf("it was built with %s=%s", s.Key, s.Value)
		}
	}
}

// commit makes a repository of the source as it stands here, with one commit of a fixed day.
func commit(t *testing.T, dir string) {
	t.Helper()
	for _, name := range []string{"main.go", "go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("../..", name))
		if err == nil {
			err = os.MkdirAll(dir, 0o755)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), text, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, room := range []string{".goreleaser", "content", "demo", "lessons", "ui"} {
		if err := os.CopyFS(filepath.Join(dir, room), os.DirFS(filepath.Join("../..", room))); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("/exit42\n/dist/\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	does(t, dir, "git", "init", "-q")
	does(t, dir, "git", "add", ".")
	does(t, dir, "env", "GIT_COMMITTER_DATE=2001-02-03T12:00:00Z", "git", "-c", "user.name=nobody", "-c", "user.email=nobody@example.org", "commit", "-q", "-m", "a release")
}

// does runs a command in a directory, and returns what it printed.
func does(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "GIT_") }) // a hook's are about another repository
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
