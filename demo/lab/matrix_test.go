package lab_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"exit42/demo/lab"
)

// good is for which ways each column is good, by the facts.
var good = map[lab.Column]string{
	lab.Does42:    "exitcode pipe simplequeue queue value array shared manager pool executor file stdout socket",
	lab.DoesMiB:   "pipe simplequeue queue array shared manager pool executor file stdout socket",
	lab.DoesDict:  "pipe simplequeue queue shared manager pool executor file stdout socket",
	lab.Exception: "pool executor",
	lab.Killed:    "promise exitcode pipe value array shared manager executor file stdout socket",
	lab.Code:      "promise pipe simplequeue queue value array shared manager pool executor file stdout socket",
	lab.JoinFirst: "promise exitcode value array shared manager pool executor file",
	lab.Cost:      "exitcode pipe simplequeue queue value array shared manager pool executor file stdout socket",
}

// hangs is in which call the parent waits for ever when it joins first: 1 MiB does not fit into
// what is between the processes, and the child waits for the parent to read. Where the library
// reads in a thread it does not.
var hangs = map[lab.Way]string{
	lab.Pipe: "p.join()", lab.SimpleQueue: "p.join()", lab.Queue: "p.join()", lab.Socket: "p.join()", lab.Stdout: "p.wait()",
}

// TestMeasure: the whole matrix on one Python.
func TestMeasure(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: a whole matrix takes a minute")
	}
	py := newest(t)
	needs(t, py, "fork")
	setup := lab.Setup{Runtime: py, Method: "fork", Parallel: 5}
	told := lab.NewMatrix(setup)
	m, err := lab.Measure(context.Background(), setup, func(c lab.Cell) { told.Put(c) })
	if err != nil {
		t.Fatal(err)
	}
	if m.Done() != len(m.Rows)*len(lab.Columns()) || told.Done() != m.Done() {
		t.Errorf("%d cells are done and %d told of %d", m.Done(), told.Done(), len(m.Cells))
	}
	for column, ways := range good {
		var are []string
		for _, w := range m.Rows {
			c := m.Cell(w, column)
			if c.State != lab.Measured || c.Answer == "" {
				t.Errorf("%s, %s: %+v", w, column, c)
			}
			if c.Good {
				are = append(are, string(w))
			}
			if column == lab.Cost && (len(c.Costs) != 3 || c.Cost() <= 0) {
				t.Errorf("%s costs %v", w, c.Costs)
			}
		}
		if got := strings.Join(are, " "); got != ways {
			t.Errorf("%s is good for\n%s; want\n%s", column, got, ways)
		}
	}
	for _, w := range m.Rows {
		// A socket of the program's own may have a time limit which nobody sees from outside: that
		// it waits for ever is not proven, and the watchdog ends it.
		proven := hangs[w] != "" && w != lab.Socket
		if r := m.Cell(w, lab.JoinFirst).Result; r.Waits != hangs[w] || r.Stuck != proven {
			t.Errorf("%s, joined first: %+v; want that it waits in %q", w, r, hangs[w])
		}
	}
	if advice := m.Advice(); advice != "One value, and errors matter: Executor." {
		t.Error(advice)
	}
	texts(t, &m)
}

// texts looks at the written forms.
func texts(t *testing.T, m *lab.Matrix) {
	t.Helper()
	var md, js bytes.Buffer
	if err := errors.Join(m.Markdown(&md), m.JSON(&js)); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + md.String())
	rows := 0
	for line := range strings.Lines(md.String()) {
		if strings.HasPrefix(line, "|") {
			if rows++; strings.Count(line, "|") != len(lab.Columns())+2 {
				t.Errorf("a row of another length: %s", line)
			}
		}
	}
	if rows != len(m.Rows)+2 || !strings.Contains(md.String(), m.Advice()) {
		t.Errorf("%d rows:\n%s", rows, &md)
	}
	var back struct {
		Runtime, Advice string
		Cells           []lab.Cell
	}
	if err := json.Unmarshal(js.Bytes(), &back); err != nil || back.Runtime != m.Runtime || back.Advice != m.Advice() || len(back.Cells) != len(m.Cells) {
		t.Errorf("%v: %+v", err, back)
	}
}

// TestMeasureIsCancelled: in the middle, while cells run and one hangs; nothing stays.
func TestMeasureIsCancelled(t *testing.T) {
	py := newest(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := 0
	m, err := lab.Measure(ctx, lab.Setup{Runtime: py}, func(c lab.Cell) {
		if seen++; c.Way == lab.SimpleQueue && c.State == lab.Running {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || seen == 0 {
		t.Errorf("%v after %d cells", err, seen)
	}
	if m.Done() == 0 || m.Done() > len(m.Cells)/2 {
		t.Errorf("%d of %d cells are done", m.Done(), len(m.Cells))
	}
	for _, c := range m.Cells {
		if c.State == lab.Running {
			t.Errorf("%s, %s still runs", c.Way, c.Column)
		}
	}
	if !strings.HasPrefix(m.Advice(), "No advice yet") {
		t.Error(m.Advice())
	}
	leftNothing(t, dir)
}

// leftNothing looks for files in the directory of the runs, and for processes that work there.
func leftNothing(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	if runtime.GOOS != "linux" {
		return
	}
	cwds, _ := filepath.Glob("/proc/[0-9]*/cwd")
	for _, cwd := range cwds {
		if at, err := os.Readlink(cwd); err == nil && strings.HasPrefix(at, dir) {
			t.Errorf("%s is still there, in %s", filepath.Dir(cwd), at)
		}
	}
}

// TestCancelledAtOnce: before anything, and with nothing to run.
func TestCancelledAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	m, err := lab.Measure(ctx, lab.Setup{Runtime: newest(t)}, nil)
	if !errors.Is(err, context.Canceled) || m.Done() != 0 {
		t.Errorf("%v, %d cells done", err, m.Done())
	}
	if _, err := lab.Measure(context.Background(), lab.Setup{}, nil); err == nil {
		t.Error("measured with nothing")
	}
}

// TestNoSuchMethod: cells that cannot be run say why, and the advice makes nothing of them.
func TestNoSuchMethod(t *testing.T) {
	m, err := lab.Measure(context.Background(), lab.Setup{Runtime: newest(t), Method: "magic"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range m.Cells {
		if c.State != lab.Lacking || !strings.Contains(c.Why, "magic") || c.Good {
			t.Errorf("%+v", c)
		}
	}
	if advice := m.Advice(); !strings.HasPrefix(advice, "No way here") {
		t.Error(advice)
	}
}
