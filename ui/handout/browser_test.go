package handout

import (
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// browser starts Chromium without a screen, once, and returns what it writes to its output.
func browser(t *testing.T, args ...string) string {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium is on PATH: the page was not drawn")
	}
	if testing.Short() {
		t.Skip("a browser takes its time")
	}
	home, err := os.MkdirTemp("", "browser")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(home) }) // what of it ends late may still be writing
	args = append([]string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-extensions", "--disable-sync", "--user-data-dir=" + home, "--host-resolver-rules=MAP * ~NOTFOUND",
	}, args...)
	cmd := exec.CommandContext(t.Context(), path, args...)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("%s cannot run here: %v", path, err)
	}
	return string(out)
}

// measure is what the test's copy of the page does in each of its frames: it asks for the boxes
// of the pictures, whether anything stands out, and what was loaded.
const measure = `<script>
addEventListener("load", () => {
  const all = {};
  for (const f of document.querySelectorAll("iframe")) {
    const d = f.contentDocument, w = f.contentWindow, wide = d.documentElement.clientWidth;
    const one = {wide, scroll: d.documentElement.scrollWidth, pictures: 0, hidden: 0, out: [], loaded: []};
    for (const svg of d.querySelectorAll("svg")) {
      const box = svg.getBoundingClientRect(), view = svg.viewBox.baseVal;
      one.pictures++;
      if (box.width < 300 || box.height < 100 || w.getComputedStyle(svg).visibility != "visible") one.hidden++;
      for (const text of svg.querySelectorAll("text")) {
        const b = text.getBBox();
        if (b.x < 0 || b.x + b.width > view.width + 1 || b.y + b.height > view.height) one.out.push(text.textContent);
      }
    }
    one.loaded = w.performance.getEntriesByType("resource").map(e => e.name);
    all[f.id] = one;
  }
  document.body.innerHTML = "<pre id=measured></pre>";
  document.getElementById("measured").textContent = JSON.stringify(all);
});
</script>`

// TestDrawn: in a real browser, wide and narrow, every picture has its box, nothing stands out of
// the page or of a picture, and nothing is asked of anybody.
func TestDrawn(t *testing.T) {
	page := written(t, New(source(t)).HTML)
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><meta charset=utf-8><title>both</title><img src=" + control + ">" + measure)
	for id, wide := range map[string]string{"wide": "1200", "narrow": "400"} {
		b.WriteString(`<iframe id="` + id + `" width="` + wide + `" height="800" srcdoc="` + html.EscapeString(page) + `"></iframe>`)
	}
	dir := t.TempDir()
	file, log := filepath.Join(dir, "both.html"), filepath.Join(dir, "net.json")
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	dom := browser(t, "--window-size=1300,900", "--log-net-log="+log, "--dump-dom", "file://"+file)
	m := regexp.MustCompile(`(?s)<pre id="measured">(.*?)</pre>`).FindStringSubmatch(dom)
	if m == nil {
		t.Fatalf("nothing was measured: %.300s", dom)
	}
	frames := map[string]struct {
		Wide, Scroll, Pictures, Hidden int
		Out, Loaded                    []string
	}{}
	if err := json.Unmarshal([]byte(html.UnescapeString(m[1])), &frames); err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"wide", "narrow"} {
		f := frames[id]
		if f.Pictures < 40 || f.Hidden > 0 {
			t.Errorf("%s: %d pictures, %d of them not to be seen", id, f.Pictures, f.Hidden)
		}
		if f.Scroll > f.Wide || f.Wide < 300 {
			t.Errorf("%s: the page is %d wide and has %d", id, f.Scroll, f.Wide)
		}
		if len(f.Out) > 0 {
			t.Errorf("%s: text stands out of pictures: %q", id, f.Out)
		}
		if len(f.Loaded) > 0 {
			t.Errorf("%s: the page loads %q", id, f.Loaded)
		}
	}
	asked := requests(t, log)
	if !strings.Contains(asked, control) {
		t.Error("the log of the network does not tell what a page asks for")
	}
	if asked = strings.ReplaceAll(asked, control, ""); asked != "" {
		t.Errorf("the page asks for %s", asked)
	}
}

// control is what the test's own page asks for, to see that it is noticed.
const control = "http://control.invalid/"

// requests are the addresses that pages asked for, and not the browser for itself.
func requests(t *testing.T, log string) string {
	t.Helper()
	net, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	var asked []string
	for _, line := range strings.Split(string(net), "\n") {
		from := regexp.MustCompile(`"initiator":"([^"]*)"`).FindStringSubmatch(line)
		url := regexp.MustCompile(`"url":"((?:https?|wss?|ftp)://[^"]*)"`).FindStringSubmatch(line)
		if from != nil && url != nil && from[1] != "not an origin" {
			asked = append(asked, url[1])
		}
	}
	return strings.Join(asked, "")
}

// TestPrinted: on A4 and on Letter two lessons have a number of pages that a teacher can print.
func TestPrinted(t *testing.T) {
	s := source(t)
	s.Workshop.Lessons = s.Workshop.Lessons[:2]
	page := written(t, New(s).HTML)
	page = strings.Replace(page, "</style>", "@page a4 { size: A4 } @page letter { size: letter } .a4 { page: a4 } .letter { page: letter; break-before: page }</style>", 1)
	from, to := strings.Index(page, "<main"), strings.Index(page, "</main>")+len("</main>")
	main := page[from:to]
	page = page[:from] + `<div class="a4">` + main + `</div><div class="letter">` + main + "</div>" + page[to:]
	dir := t.TempDir()
	file, pdf := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	browser(t, "--no-pdf-header-footer", "--print-to-pdf="+pdf, "file://"+file)
	data, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]int{}
	for _, m := range regexp.MustCompile(`/MediaBox \[0 0 (\d+)`).FindAllStringSubmatch(string(data), -1) {
		pages[m[1]]++
	}
	a4, letter := pages["594"]+pages["595"], pages["612"]
	if a4 < 10 || a4 > 20 || letter < 10 || letter > 24 {
		t.Errorf("%d pages on A4, %d on Letter (%v)", a4, letter, pages)
	}
}
