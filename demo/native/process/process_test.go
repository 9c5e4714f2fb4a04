package process_test

import (
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"exit42/demo"
	"exit42/demo/native/process"
)

func init() {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each process would stay for a second
	for _, target := range []any{word, nothing, panics, exits, sends} {
		process.Register(target)
	}
	process.TakeRole(map[string]func(){
		"print":   func() { os.Stdout.WriteString("a") },
		"word":    func() { show(process.Start(word)) },
		"nothing": func() { show(process.Start(nothing)) },
		"panics":  func() { show(process.Start(panics)) },
		"exits":   func() { show(process.Start(exits)) },
		"pipe":    receives,
		"early":   func() { fmt.Println("exitcode is", process.Start(word).ExitCode()) },
	})
}

func word() string { return strings.Repeat("<é>", 30) }
func nothing()     {}
func panics() int  { panic("boom") }
func exits() int   { os.Exit(300); return 42 }

func sends(to *process.Conn) int {
	to.Send(42)
	to.Send([]string{"a"})
	return 7
}

func show(p *process.Process) {
	fmt.Println("join() gave", p.Join(), p.Join()) // a second one asks nobody
	fmt.Println("exitcode is", p.ExitCode())
}

func receives() {
	from, to := process.Pipe()
	p := process.Start(sends, to)
	to.Close()
	fmt.Println(from.Receive())
	fmt.Println(from.Receive())
	fmt.Println(from.Receive())
	show(p)
}

// A testRuntime is a runtime for the programs above: this test binary.
type testRuntime string

func (r testRuntime) Name() string           { return "Go" }
func (r testRuntime) Path() string           { return os.Args[0] }
func (r testRuntime) ByHand(demo.Job) string { return "" }
func (r testRuntime) Methods() []string      { return []string{"exec"} }

func (r testRuntime) Prepare(job demo.Job) (demo.Command, error) {
	settings := process.Settings{Socket: job.Socket, Port: job.Port, Token: job.Token, Program: job.Root}
	return demo.Command{Args: append([]string{os.Args[0]}, process.Args(string(r), settings)...)}, nil
}

// run runs one of the programs to its end.
func run(t *testing.T, program string) *demo.Trace {
	t.Helper()
	s, err := demo.Start(demo.Experiment{
		Files: []demo.File{{Name: "process_test.go", Text: "// not read"}}, Runtime: testRuntime(program),
	})
	if err != nil {
		t.Fatal(err)
	}
	trace := new(demo.Trace)
	for {
		events, err := s.Next()
		if err == io.EOF {
			return trace
		}
		for _, e := range events {
			trace.Append(e)
		}
	}
}

func TestEvidence(t *testing.T) {
	cut := `"` + strings.Repeat("<é>", 19) + "<é... (92 in all)"
	tests := []struct {
		program string
		says    map[string]string // empty: not observed
		printed string
	}{
		{
			"word",
			map[string]string{"target": cut, "run()": "nothing", "exitcode": "0", "join()": "nothing", "value": "nothing"},
			"exitcode is 0",
		},
		{"nothing", map[string]string{"target": "nothing", "run()": "nothing", "exitcode": "0"}, "exitcode is 0"},
		{
			"panics",
			map[string]string{"target": "raised panic", "run()": "", "exitcode": "2", "join()": "nothing"},
			"panic: boom",
		},
		{"exits", map[string]string{"target": "", "run()": "", "exitcode": exited300, "join()": "nothing"}, "exitcode is " + exited300},
		{"pipe", map[string]string{"target": "7", "value": "bytes", "exitcode": "0"}, "42 <nil>\n[a] <nil>\n<nil> EOF"},
		{"early", map[string]string{"exitcode": "nothing"}, "exitcode is <nil>"},
	}
	for _, tt := range tests {
		t.Run(tt.program, func(t *testing.T) {
			trace := run(t, tt.program)
			evidence := trace.Evidence()
			for subject, want := range tt.says {
				if got, _, ok := evidence.Says(subject); got != want || ok != (want != "") {
					t.Errorf("%s is %q, %v; want %q", subject, got, ok, want)
				}
			}
			output := ""
			for _, line := range trace.At(trace.Len()).Output {
				output += line.Text
				if !line.Partial {
					output += "\n"
				}
			}
			if !strings.Contains(output, tt.printed) {
				t.Errorf("printed %q; want %q in it", output, tt.printed)
			}
		})
	}
}

func TestPipeTells(t *testing.T) {
	trace := run(t, "pipe")
	scene := trace.At(trace.Len())
	var sent, received string
	channels := map[string]bool{}
	for i := range trace.Len() {
		e := trace.Event(i)
		switch {
		case e.Kind == demo.KindWrite && e.PID == scene.Child:
			sent += hex.EncodeToString(e.Head)
			channels[e.Channel] = true
		case e.Kind == demo.KindRead && e.PID == scene.Parent:
			received += hex.EncodeToString(e.Head)
			channels[e.Channel] = true
		}
	}
	if want := "00000002" + hex.EncodeToString([]byte("42")) + "00000005" + hex.EncodeToString([]byte(`["a"]`)); sent != want || received != want {
		t.Errorf("sent %s, received %s; want %s", sent, received, want)
	}
	if len(channels) != 1 {
		t.Errorf("one pipe has the names %v", channels)
	}
}

// TestLinesAreOurs: a line is told in the file that the session wrote, where the call stands.
func TestLinesAreOurs(t *testing.T) {
	trace := run(t, "pipe")
	source, err := os.ReadFile("process_test.go")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(source), "\n")
	entry := trace.At(0).Run.Entry
	var called []string
	for i := range trace.Len() {
		if e := trace.Event(i); e.Kind == demo.KindLine && e.Func == "receives" {
			if e.File != entry {
				t.Errorf("line %d is told of %s; want %s", e.Line, e.File, entry)
			}
			called = append(called, strings.TrimSpace(lines[e.Line-1]))
		}
	}
	want := []string{
		"from, to := process.Pipe()",
		"p := process.Start(sends, to)",
		"to.Close()",
	}
	for range 3 {
		want = append(want, "fmt.Println(from.Receive())")
	}
	if !slices.Equal(called, want) {
		t.Errorf("lines told: %q; want %q", called, want)
	}
}
