package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const words = "---\ntitle: A title\nslug: mine\nminutes: 5\nprogram: p.py\n---\n\nIntro.\n\n## Read: One\n\nProse.\n"

func TestTmpHostile(t *testing.T) {
	front := "---\ntitle: A title\nslug: mine\nminutes: 5\nprogram: p.py\n---\n\nIntro.\n\n## Read: One\n\n"
	fill := func(s string) string {
		line := strings.Repeat(s, 1990/len(s)) + "\n"
		return strings.Repeat(line, (1<<20-500)/len(line))
	}
	nest := ""
	for i := 0; i < 990; i++ {
		nest += strings.Repeat("  ", i) + "- a\n"
	}
	for name, body := range map[string]string{
		"quote": fill("> "), "gt": fill(">"), "brackets": fill("["), "links": fill("[a]("), "stars": fill("*a **b"), "ticks": fill("`a``"), "bang": fill("!["), "lt": fill("<a "),
		"list": fill("- "), "nest": nest, "under": fill("_a*"), "headings": strings.Repeat("# a\n", 250000), "items": strings.Repeat("- **a** b\n", 100000), "labels": strings.Repeat("**Program:** `p.py`\n\n", 50000),
		"shows": strings.Repeat("**Shows:** `exitcode is 1`\n\n", 30000), "refs": strings.Repeat("[a]: b\n", 140000), "comments": fill("<!-- "), "tabs": fill("\t"),
	} {
		dir := t.TempDir()
		os.WriteFile(filepath.Join(dir, "lesson.md"), []byte(front+body), 0o666)
		os.WriteFile(filepath.Join(dir, "p.py"), []byte("print()\n"), 0o666)
		begun := time.Now()
		now, _ := desk{name: "x", dir: dir}.load()
		fmt.Println(name, time.Since(begun), len(now.Mistakes), len(now.Lessons))
	}
}
