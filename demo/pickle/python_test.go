package pickle

import (
	"bufio"
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

//go:embed testdata/pickles.py
var pickles string

// pythons are the interpreters that this machine has.
func pythons(t *testing.T) []string {
	var found []string
	if home, err := os.UserHomeDir(); err == nil {
		found, _ = filepath.Glob(filepath.Join(home, ".pyenv", "versions", "3.*", "bin", "python"))
	}
	for _, name := range []string{"python3.8", "python3.9", "python3.10", "python3.11", "python3.12", "python3.13", "python3.14", "python3"} {
		if path, err := exec.LookPath(name); err == nil && (len(found) == 0 || name != "python3") {
			if exec.Command(path, "-c", "").Run() == nil {
				found = append(found, path)
			}
		}
	}
	if len(found) == 0 {
		t.Skip("there is no Python here to compare with")
	}
	return found
}

// A pickled is one value as a Python pickled it, took it apart, and wrote it.
type pickled struct {
	Data  []byte
	Ops   [][3]any // position, name, argument
	Value string   // in the words of the probe
	Name  string
}

// TestAsPython compares with each Python found: every opcode, its place and its argument as
// pickletools has them, and the value as the probe writes it.
func TestAsPython(t *testing.T) {
	brief, err := os.ReadFile("../python/probe/exit42probe/brief.py")
	if err != nil {
		t.Fatal(err)
	}
	for _, python := range pythons(t) {
		t.Run(python, func(t *testing.T) {
			cmd := exec.Command(python, "-c", string(brief)+"\n"+pickles)
			var complaint bytes.Buffer
			cmd.Stderr = &complaint
			out, err := cmd.Output()
			if err != nil {
				t.Fatalf("%v: %s", err, complaint.String())
			}
			seen := 0
			for lines := bufio.NewReader(bytes.NewReader(out)); ; seen++ {
				line, err := lines.ReadBytes('\n')
				if err != nil {
					break
				}
				var p pickled
				if err := json.Unmarshal(line, &p); err != nil {
					t.Fatal(err)
				}
				p.compare(t)
			}
			if seen < 100 {
				t.Errorf("only %d pickles", seen)
			}
		})
	}
}

func (p *pickled) compare(t *testing.T) {
	ops, err := Dis(p.Data)
	if err != nil || len(ops) != len(p.Ops) {
		t.Fatalf("%s: %d opcodes and not %d, %v: %q", p.Name, len(ops), len(p.Ops), err, p.Data)
	}
	for i, op := range ops {
		want := p.Ops[i]
		if float64(op.Pos) != want[0] || op.Name != want[1] || want[2] != "?" && op.Arg != want[2] {
			t.Errorf("%s: %+v, want %v", p.Name, op, want)
		}
	}
	if value, ok := Value(p.Data); !ok || value != p.Value {
		t.Errorf("%s: %q, %v, want %q: %q", p.Name, value, ok, p.Value, p.Data)
	}
}
