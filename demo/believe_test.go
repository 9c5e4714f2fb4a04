//go:build unix

package demo

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"strings"
	"testing"
)

// An idle is a runtime whose program only sleeps: who connects is the test.
type idle struct{ socket chan string }

func (idle) Name() string      { return "sleep" }
func (idle) Path() string      { return "/bin/sleep" }
func (idle) Methods() []string { return []string{"exec"} }
func (idle) ByHand(Job) string { return "sleep 60" }
func (r idle) Prepare(job Job) (Command, error) {
	r.socket <- job.Socket
	return Command{Args: []string{"/bin/sleep", "60"}}, nil
}

func init() {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each guard would stay for a second
}

// TestLiars: any program of a run can connect, and say what it likes. What no probe says closes
// its connection, and the app goes on.
func TestLiars(t *testing.T) {
	for name, lines := range map[string]string{
		"a line before begin":      `{"ev":"line","pid":1,"t":1,"held":true}`,
		"begin twice":              `{"ev":"begin","pid":PID,"t":1}` + "\n" + `{"ev":"begin","pid":PID,"t":2}`,
		"another's word":           `{"ev":"begin","pid":PID,"t":1}` + "\n" + `{"ev":"exit","pid":8,"t":2,"code":0}`,
		"another's begin":          `{"ev":"begin","pid":1,"t":1}`,
		"nobody's begin":           `{"ev":"begin","pid":0,"t":1}`,
		"a negative begin":         `{"ev":"begin","pid":-1,"t":1}`,
		"the end of the run":       `{"ev":"begin","pid":PID,"t":1}` + "\n" + `{"ev":"end","pid":0,"t":2,"name":"done"}`,
		"what is no event":         `{"pid":1}`,
		"what is held for nothing": `{"ev":"future","pid":-4,"held":true}`,
	} {
		t.Run(name, func(t *testing.T) {
			r := idle{make(chan string, 1)}
			s, err := Start(Experiment{Files: []File{{Name: "p", Text: "p"}}, Runtime: r})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			conn, err := net.Dial("unix", <-r.socket)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(conn, strings.ReplaceAll(lines, "PID", fmt.Sprint(os.Getpid())))
			for from := bufio.NewReader(conn); ; { // begin may be answered; then comes the end
				if _, err := from.ReadByte(); err != nil {
					break
				}
			}
			conn.Close()
			s.Close()
			if trace := all(t, s); !strings.Contains(trace, `"ev":"trouble"`) || strings.Count(trace, `"ev":"end"`) != 1 {
				t.Errorf("the trace is\n%s", trace)
			}
		})
	}
}

// all is the whole trace of a session that has ended.
func all(t *testing.T, s *Session) string {
	var b strings.Builder
	for {
		events, err := s.Next()
		for i := range events {
			b.Write(events[i].AppendJSON(nil))
			b.WriteByte('\n')
		}
		if err != nil {
			return b.String()
		}
	}
}
