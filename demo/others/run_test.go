package others

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"exit42/demo"
)

// here is the tool of that name; without it the test is skipped, and says so.
func here(t *testing.T, name string) Tool {
	t.Helper()
	tool, ok := Named(Find(os.Getenv("PATH")), name)
	if !ok {
		t.Skipf("there is no %s here", name)
	}
	return tool
}

// start runs text, in a file of that name, with the tool.
func start(t *testing.T, tool Tool, name, text string, limits demo.Limits) *demo.Session {
	t.Helper()
	session, err := demo.Start(demo.Experiment{
		Files: []demo.File{{Name: name, Text: text}}, Runtime: Runtime{tool}, Limits: limits,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(session.Close)
	return session
}

// traceOf hears a session to its end.
func traceOf(session *demo.Session) *demo.Trace {
	trace := new(demo.Trace)
	for {
		events, err := session.Next()
		for _, e := range events {
			trace.Append(e)
		}
		if err != nil {
			return trace
		}
	}
}

// printed is what was printed on stdout, lines in pieces put together.
func printed(trace *demo.Trace) string {
	var b strings.Builder
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == demo.KindOutput && e.Name == "stdout" {
			b.WriteString(e.Text)
			if e.State != "partial" {
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

// ends says how the run ended, and with which status the program itself.
func ends(t *testing.T, trace *demo.Trace) (name string, status int) {
	t.Helper()
	status = -1
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == demo.KindReaped && e.Status != nil {
			status = *e.Status
		}
	}
	last := trace.Event(trace.Len() - 1)
	if last.Kind != demo.KindEnd {
		t.Fatalf("the last event is %s", last.Kind)
	}
	return last.Name, status
}

// generous is a limit that no run here comes to, however slow the machine.
var generous = demo.Limits{Wall: time.Minute}

const shellExits = `sh -c 'exit 300'
echo "exit 300 is $?"
sh -c 'exit 256'
echo "exit 256 is $?"
sh -c 'kill -9 $$'
echo "kill -9 is $?"
exit 7
`

const nodeExits = `const { spawnSync, spawn } = require("node:child_process");
const exited = (code) => spawnSync(process.execPath, ["-e", "process.exit(" + code + ")"]).status;
console.log("exit 300 is " + exited(300));
const killed = spawnSync(process.execPath, ["-e", "process.kill(process.pid, 'SIGKILL')"]);
console.log("status is " + killed.status);
console.log("signal is " + killed.signal);
const child = spawn(process.execPath, ["-e", "setTimeout(() => process.exit(44), 1500)"]);
child.on("exit", (code) => {
  console.log("later is " + code);
  process.exitCode = 7;
});
`

const perlExits = `my $pid = fork();
exit(300) if $pid == 0;
waitpid($pid, 0);
printf "status is 0x%04x\n", $?;
print "exit 300 is ", $? >> 8, "\n";
exit 7;
`

// TestLive: real children of other languages, and what came of them, as they printed it.
func TestLive(t *testing.T) {
	for _, run := range []struct {
		tool, file, text string
		want             []string
	}{
		{"sh", "exits.sh", shellExits, []string{"exit 300 is 44", "exit 256 is 0", "kill -9 is 137"}},
		{"bash", "exits.sh", shellExits, []string{"exit 300 is 44", "exit 256 is 0", "kill -9 is 137"}},
		{"dash", "exits.sh", shellExits, []string{"exit 300 is 44", "exit 256 is 0", "kill -9 is 137"}},
		{"zsh", "exits.sh", shellExits, []string{"exit 300 is 44", "exit 256 is 0", "kill -9 is 137"}},
		{"Node", "exits.js", nodeExits, []string{"exit 300 is 44", "status is null", "signal is SIGKILL", "later is 44"}},
		{"Perl", "exits.pl", perlExits, []string{"status is 0x2c00", "exit 300 is 44"}},
	} {
		t.Run(run.tool, func(t *testing.T) {
			t.Parallel()
			tool := here(t, run.tool)
			// A run in which nothing can move is ended soon: that none of these is one, is to be seen.
			limits := demo.Limits{Wall: time.Minute, Still: 10 * time.Millisecond}
			trace := traceOf(start(t, tool, run.file, run.text, limits))
			if got, want := printed(trace), strings.Join(run.want, "\n")+"\n"; got != want {
				t.Errorf("printed %q, not %q", got, want)
			}
			how, status := ends(t, trace)
			if how != "done" || status != -1 && status != 7<<8 {
				t.Errorf("ended %s with the status %#x", how, status)
			}
			first := trace.Event(0)
			if first.Kind != demo.KindExperiment || first.Name != tool.String() || first.Value != tool.Path || !strings.Contains(first.Func, run.file) {
				t.Errorf("the experiment is %+v", first)
			}
			if s := trace.At(trace.Len()); s.Ended != "done" || s.Child != 0 || len(s.Files) != 1 {
				t.Errorf("the scene at the end: ended %q, child %d, %d files", s.Ended, s.Child, len(s.Files))
			}
		})
	}
}

// TestArgs: arguments come as they are, whatever is in them.
func TestArgs(t *testing.T) {
	args := []string{"a b", "", "$(exit 3)", "'", "--version"}
	session, err := demo.Start(demo.Experiment{
		Files:   []demo.File{{Name: "args.sh", Text: `for a; do echo "<$a>"; done` + "\n"}},
		Runtime: Runtime{here(t, "sh")}, Args: args, Limits: generous,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer session.Close()
	want := ""
	for _, a := range args {
		want += "<" + a + ">\n"
	}
	if got := printed(traceOf(session)); got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// TestLongOutput: what a program printed just before its end is not lost.
func TestLongOutput(t *testing.T) {
	const n = 2000
	text := fmt.Sprintf("i=0; while [ $i -lt %d ]; do i=$((i+1)); echo \"line $i\"; done; exit 7\n", n)
	trace := traceOf(start(t, here(t, "sh"), "lines.sh", text, generous))
	got := printed(trace)
	if lines := strings.Count(got, "\n"); lines != n || !strings.HasSuffix(got, fmt.Sprintf("line %d\n", n)) {
		t.Errorf("%d lines", lines)
	}
}

// TestRefused: what a tool cannot run is refused in words.
func TestRefused(t *testing.T) {
	r := Runtime{Tool{Name: "Perl", Path: "/usr/bin/perl"}}
	if _, err := r.Prepare(demo.Job{Module: "x", Method: "exec"}); err == nil {
		t.Error("it runs a module")
	}
	if _, err := r.Prepare(demo.Job{Entry: "/x.pl", Method: "fork"}); err == nil {
		t.Error("it has a method fork")
	}
	r.Tool.Path = "/nowhere/perl"
	_, err := demo.Start(demo.Experiment{Files: []demo.File{{Name: "x.pl"}}, Runtime: r})
	if err == nil || !strings.Contains(err.Error(), "cannot start Perl") {
		t.Error(err)
	}
}
