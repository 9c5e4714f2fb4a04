package lab_test

import (
	"runtime"
	"slices"
	"testing"

	"exit42/demo/lab"
	"exit42/demo/native"
)

// nativeWays are the ways that Go has a program for.
func nativeWays() []lab.Way {
	return lab.NewMatrix(lab.Setup{Runtime: native.Runtime{}}).Rows
}

// TestNative: every program that there is, with the knobs that it takes.
func TestNative(t *testing.T) {
	for _, w := range nativeWays() {
		for _, k := range []lab.Knobs{
			{Outcome: lab.Return, Value: lab.FortyTwo, Way: w},
			{Outcome: lab.Return, Value: lab.Text, Way: w},
			{Outcome: lab.Return, Value: lab.Dict, Way: w},
			{Outcome: lab.Return, Value: lab.MiB, Way: w},
			{Outcome: lab.Raise, Value: lab.FortyTwo, Way: w},
			{Outcome: lab.Signal, Value: lab.FortyTwo, Way: w},
			{Outcome: lab.Never, Value: lab.FortyTwo, Way: w},
		} {
			k.Order = lab.GetJoin
			if _, _, _, ok, why := lab.Native(k); !ok {
				if why == "" || w != lab.None {
					t.Errorf("%v: not in Go: %q", k, why)
				}
				continue
			}
			r := lab.Judge(run(t, k, native.Runtime{}, ""), k)
			testNative(t, k, r)
		}
	}
}

func testNative(t *testing.T, k lab.Knobs, r lab.Result) {
	t.Helper()
	if r.ForEver() || r.Died != "" || r.Code == nil || r.Took <= 0 {
		t.Errorf("%v: %+v", k, r)
		return
	}
	number := k.Value == lab.FortyTwo
	want := lab.Yes
	switch {
	case k.Way == lab.None:
		want = lab.No
	case k.Way == lab.ExitCode && (!number || k.Outcome != lab.Return):
		want = lab.Changed
	case k.Outcome != lab.Return:
		want = lab.No
	}
	if r.Arrived != want {
		t.Errorf("%v: arrived %s; want %s: %+v", k, r.Arrived, want, r)
	}
	if k.Outcome == lab.Signal && runtime.GOOS != "windows" && r.Learned() != or("EOF, exit code -9") && k.Way != lab.ExitCode {
		t.Errorf("%v: learned %s", k, r.Learned())
	}
}

// TestNotNative: what Go has not says so.
func TestNotNative(t *testing.T) {
	for _, k := range []lab.Knobs{
		{Outcome: lab.Return, Value: lab.FortyTwo, Way: lab.Manager},
		{Outcome: lab.Return, Value: lab.Lambda, Way: lab.Pipe},
		{Outcome: lab.Return, Value: lab.Typed, Typed: "1", Way: lab.Pipe},
	} {
		if _, files, _, ok, why := lab.Native(k); ok || why == "" || files != nil {
			t.Errorf("%v: %v %q", k, ok, why)
		}
		if _, err := lab.Experiment(k, native.Runtime{}, ""); err == nil {
			t.Errorf("%v: an experiment", k)
		}
	}
	if slices.Contains(nativeWays(), lab.Pool) {
		t.Error("a Pool in Go")
	}
}
