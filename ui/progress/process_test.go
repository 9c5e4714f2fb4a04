//go:build unix

package progress

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"exit42/lessons"
)

// asInstance, in the environment, makes the test binary another instance: what it does, and the file.
const asInstance = "EXIT42_TEST_INSTANCE"

func TestMain(m *testing.M) {
	if does := os.Getenv(asInstance); does != "" {
		word, file, _ := strings.Cut(does, " ")
		instances[word](file)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// saves is how many answers an instance saves, each alone.
const saves = 40

var instances = map[string]func(file string){
	"first":  func(file string) { answerMany(file, "first", saves) },
	"second": func(file string) { answerMany(file, "second", saves) },
	"endless": func(file string) {
		answerMany(file, "endless", 1<<30)
	},
	"hold": func(file string) {
		if ok, err := flock.New(file + ".lock").TryLock(); !ok || err != nil {
			fmt.Println("no lock", err)
			return
		}
		fmt.Println("held")
		select {}
	},
}

// answerMany answers in a lesson of its own, and in one that both are in.
func answerMany(file, name string, times int) {
	s := Open(file)
	r, _ := s.Load()
	own, common := r.Lessons[name].Seen, r.Lessons["common"].Seen
	for n := range times {
		own = append(own[max(0, len(own)-2*saves):], fmt.Sprint(name, n))
		common = append(common[max(0, len(common)-2*saves):], fmt.Sprint(name, n))
		s.Keep(Change{Lesson: name, State: at(own...)})
		if notice := s.Save(Change{Lesson: "common", State: at(common...)}); notice != "" {
			fmt.Println(notice)
		}
		if n == 0 {
			fmt.Println("saved")
		}
	}
}

func instance(t *testing.T, does, file string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), asInstance+"="+does+" "+file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return cmd, bufio.NewScanner(out)
}

func TestTwoInstancesAtOnce(t *testing.T) {
	file := fileIn(t)
	one, oneSays := instance(t, "first", file)
	two, twoSays := instance(t, "second", file)
	for _, says := range []*bufio.Scanner{oneSays, twoSays} {
		for says.Scan() {
			if says.Text() != "saved" {
				t.Error(says.Text())
			}
		}
	}
	if err := one.Wait(); err != nil {
		t.Error(err)
	}
	if err := two.Wait(); err != nil {
		t.Error(err)
	}
	r := load(t, file)
	if a, b, both := len(r.Lessons["first"].Answers), len(r.Lessons["second"].Answers), len(r.Lessons["common"].Answers); a != saves || b != saves || both != 2*saves {
		t.Errorf("of %d answers each there are %d and %d, and of both in one lesson %d", saves, a, b, both)
	}
}

func TestKilledWhileItSaves(t *testing.T) {
	file := fileIn(t)
	for range 12 {
		cmd, says := instance(t, "endless", file)
		if !says.Scan() || says.Text() != "saved" {
			t.Fatal("it does not save: ", says.Text())
		}
		for range 5 { // kill it after some saves, whatever it is at then
			was := content(t, file)
			until(t, func() bool { return content(t, file) != was })
		}
		cmd.Process.Kill()
		cmd.Wait()
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := lessons.Decode(f)
		f.Close()
		if err != nil || len(r.Lessons["common"].Answers) == 0 {
			t.Fatalf("the file is not whole: %v, %v", r, err)
		}
	}
	save(t, Open(file), Change{Lesson: "after", State: at("q1")})
	if _, err := os.Stat(file + ".new"); err == nil {
		t.Error("what a killed instance left behind is still there")
	}
}

// until waits for a condition.
func until(t *testing.T, ok func() bool) {
	t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !ok(); time.Sleep(100 * time.Microsecond) {
		if time.Now().After(deadline) {
			t.Fatal("waited too long")
		}
	}
}

func TestLockHeldByOneThatHangs(t *testing.T) {
	file := fileIn(t)
	save(t, Open(file), Change{Lesson: "bits", State: at("q0")})
	cmd, says := instance(t, "hold", file)
	if !says.Scan() || says.Text() != "held" {
		t.Fatal(says.Text())
	}
	if err := cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	s := Open(file)
	s.wait = 50 * time.Millisecond
	if r, notice := s.Load(); notice != "" || answers(r, "bits") != "q0" {
		t.Fatalf("it cannot be read: %v, %q", r, notice)
	}
	if notice := s.Save(Change{Lesson: "promise", State: at("q1")}); !told(notice, "another exit42 holds the lock of ") {
		t.Errorf("save: %q", notice)
	}
	if notice := s.Save(Change{Lesson: "promise", State: at("q1", "q2")}); notice != "" || !s.Pending() {
		t.Errorf("save again: %q, pending: %v", notice, s.Pending())
	}
	cmd.Process.Kill()
	cmd.Wait()
	s.wait = patience
	if notice := s.Flush(); notice != "" || s.Pending() {
		t.Errorf("the kernel gave the lock up, and: %q, pending: %v", notice, s.Pending())
	}
	if r := load(t, file); answers(r, "promise") != "q1 q2" || answers(r, "bits") != "q0" {
		t.Errorf("got %+v", r)
	}
}

func TestPipesAreNotWaitedFor(t *testing.T) {
	file := fileIn(t)
	write(t, file+".x", "")
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Skip(err)
	}
	s := Open(file)
	if _, notice := s.Load(); !told(notice, "is no regular file; go on") {
		t.Errorf("load: %q", notice)
	}
	if notice := s.Save(Change{Lesson: "promise", State: at("q1")}); notice != "" || !s.Pending() {
		t.Errorf("save: %q", notice)
	}
}
