package lab_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"exit42/demo/lab"
)

// truth is what every way makes of every outcome, by the facts that were collected from real runs
// with 42 for the value: did it arrive, what the parent has, the exception that it meets and its
// cause, the exit code that it prints, and the kernel's. "hangs" is in the place of what never
// came.
const truth = `
promise      return   no       None  -                   -                 0    0
promise      raise    no       None  -                   -                 1    1
promise      exit     no       None  -                   -                 42   42
promise      os-exit  no       None  -                   -                 42   42
promise      signal   no       None  -                   -                 -9   -9
promise      never    no       None  -                   -                 -15  -15
exitcode     return   yes      42    -                   -                 42   42
exitcode     raise    changed  1     -                   -                 1    1
exitcode     exit     yes      42    -                   -                 42   42
exitcode     os-exit  yes      42    -                   -                 42   42
exitcode     signal   changed  -9    -                   -                 -9   -9
exitcode     never    changed  -15   -                   -                 -15  -15
pipe         return   yes      42    -                   -                 0    0
pipe         raise    no       -     EOFError            -                 1    1
pipe         exit     no       -     EOFError            -                 42   42
pipe         os-exit  no       -     EOFError            -                 42   42
pipe         signal   no       -     EOFError            -                 -9   -9
pipe         never    no       -     EOFError            -                 -15  -15
simplequeue  return   yes      42    -                   -                 0    0
simplequeue  raise    no       -     -                   -                 hangs 1
simplequeue  exit     no       -     -                   -                 hangs 42
simplequeue  os-exit  no       -     -                   -                 hangs 42
simplequeue  signal   no       -     -                   -                 hangs -9
simplequeue  never    no       -     -                   -                 hangs -15
queue        return   yes      42    -                   -                 0    0
queue        raise    no       -     -                   -                 hangs 1
queue        exit     no       -     -                   -                 hangs 42
queue        os-exit  no       -     -                   -                 hangs 42
queue        signal   no       -     -                   -                 hangs -9
queue        never    no       -     -                   -                 hangs -15
value        return   yes      42    -                   -                 0    0
value        raise    changed  0     -                   -                 1    1
value        exit     changed  0     -                   -                 42   42
value        os-exit  changed  0     -                   -                 42   42
value        signal   changed  0     -                   -                 -9   -9
value        never    changed  0     -                   -                 -15  -15
array        return   yes      42    -                   -                 0    0
array        raise    changed  0     -                   -                 1    1
array        exit     changed  0     -                   -                 42   42
array        os-exit  changed  0     -                   -                 42   42
array        signal   changed  0     -                   -                 -9   -9
array        never    changed  0     -                   -                 -15  -15
shared       return   yes      42    -                   -                 0    0
shared       raise    no       -     UnpicklingError     -                 1    1
shared       exit     no       -     UnpicklingError     -                 42   42
shared       os-exit  no       -     UnpicklingError     -                 42   42
shared       signal   no       -     UnpicklingError     -                 -9   -9
shared       never    no       -     UnpicklingError     -                 -15  -15
manager      return   yes      42    -                   -                 0    0
manager      raise    no       -     KeyError            -                 1    1
manager      exit     no       -     KeyError            -                 42   42
manager      os-exit  no       -     KeyError            -                 42   42
manager      signal   no       -     KeyError            -                 -9   -9
manager      never    no       -     KeyError            -                 -15  -15
pool         return   yes      42    -                   -                 0    0
pool         raise    no       -     MyError             RemoteTraceback   0    0
pool         exit     no       -     -                   -                 hangs 42
pool         os-exit  no       -     -                   -                 hangs 42
pool         signal   no       -     -                   -                 hangs -9
pool         never    no       -     -                   -                 hangs -15
executor     return   yes      42    -                   -                 -    0
executor     raise    no       -     MyError             _RemoteTraceback  -    0
executor     exit     no       -     SystemExit          -                 -    0
executor     os-exit  no       -     BrokenProcessPool   -                 -    42
executor     signal   no       -     BrokenProcessPool   -                 -    -9
executor     never    no       -     BrokenProcessPool   -                 -    -15
file         return   yes      42    -                   -                 0    0
file         raise    no       -     FileNotFoundError   -                 1    1
file         exit     no       -     FileNotFoundError   -                 42   42
file         os-exit  no       -     FileNotFoundError   -                 42   42
file         signal   no       -     FileNotFoundError   -                 -9   -9
file         never    no       -     FileNotFoundError   -                 -15  -15
stdout       return   yes      42    -                   -                 0    0
stdout       raise    no       -     JSONDecodeError     -                 1    1
stdout       exit     no       -     JSONDecodeError     -                 42   42
stdout       os-exit  no       -     JSONDecodeError     -                 42   42
stdout       signal   no       -     JSONDecodeError     -                 -9   -9
stdout       never    no       -     JSONDecodeError     -                 -15  -15
socket       return   yes      42    -                   -                 0    0
socket       raise    no       -     JSONDecodeError     -                 1    1
socket       exit     no       -     JSONDecodeError     -                 42   42
socket       os-exit  no       -     JSONDecodeError     -                 42   42
socket       signal   no       -     JSONDecodeError     -                 -9   -9
socket       never    no       -     JSONDecodeError     -                 -15  -15
`

// values is the same of other values that are returned, by the newest Python.
const values = `
promise      lambda   no       None  -                   -                 0    0
exitcode     300      changed  44    -                   -                 44   44
exitcode     -1       changed  255   -                   -                 255  255
exitcode     text     changed  1     -                   -                 1    1
exitcode     1MiB     changed  1     -                   -                 1    1
pipe         1MiB     yes      1048576_characters - -    0    0
pipe         text     yes      'hello' - - 0 0
pipe         lambda   no       -     EOFError            -                 1    1
simplequeue  lambda   no       -     -                   -                 hangs 1
queue        lambda   no       -     -                   -                 hangs 0
value        300      yes      300   -                   -                 0    0
value        text     changed  0     -                   -                 1    1
array        text     yes      'hello' - - 0 0
array        1MiB     yes      1048576_characters - -    0    0
array        dict     changed  0     -                   -                 1    1
shared       lambda   no       -     UnpicklingError     -                 1    1
manager      lambda   no       -     KeyError            -                 1    1
pool         1MiB     yes      1048576_characters - -    0    0
pool         lambda   no       -     MaybeEncodingError  -                 0    0
file         lambda   no       -     FileNotFoundError   -                 1    1
stdout       1MiB     yes      1048576_characters - -    0    0
stdout       lambda   no       -     JSONDecodeError     -                 1    1
socket       text     yes      'hello' - - 0 0
`

// TestTruth: what runs say of every way and outcome is what the facts say.
func TestTruth(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: every way with every outcome takes a minute")
	}
	rows := strings.Split(strings.TrimSpace(truth), "\n")
	if want := len(lab.Ways()) * len(lab.Outcomes()); len(rows) != want {
		t.Errorf("the table has %d rows; want %d", len(rows), want)
	}
	for _, py := range ends(t) {
		t.Run(py.Name(), func(t *testing.T) {
			needs(t, py, "fork")
			some(len(rows), func(i int) {
				f := strings.Fields(rows[i])
				k := lab.Knobs{Outcome: lab.Outcome(f[1]), Value: lab.FortyTwo, Way: lab.Way(f[0]), Order: lab.GetJoin}
				compare(t, k, lab.Judge(run(t, k, py, "fork"), k), rows[i])
			})
		})
	}
}

// TestTruthOfValues: and what they say of other values.
func TestTruthOfValues(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: every way with every outcome takes a minute")
	}
	py := newest(t)
	needs(t, py, "fork")
	rows := strings.Split(strings.TrimSpace(values), "\n")
	some(len(rows), func(i int) {
		f := strings.Fields(rows[i])
		k := lab.Knobs{Outcome: lab.Return, Value: lab.Value(f[1]), Way: lab.Way(f[0]), Order: lab.GetJoin}
		compare(t, k, lab.Judge(run(t, k, py, "fork"), k), rows[i])
	})
}

// compare compares a result with its row of the table.
func compare(t *testing.T, k lab.Knobs, r lab.Result, row string) {
	want := strings.Join(strings.Fields(row), " ")
	had := strings.NewReplacer(`{'answer': 42, 'also': [1, 2]}`, `{"answer":42,"also":[1,2]}`, " ", "_").Replace(r.Had)
	code := number(r.Code)
	if r.ForEver() {
		code = "hangs"
	}
	second := string(k.Outcome)
	if strings.Fields(row)[1] == string(k.Value) {
		second = string(k.Value)
	}
	got := fmt.Sprint(k.Way, " ", second, " ", r.Arrived, " ", or(had), " ", or(r.Error), " ", or(r.Cause), " ", code, " ", number(r.Kernel))
	if got != want {
		t.Errorf("%v:\n got %s\nwant %s\n%+v", k, got, want, r)
	}
	if hangs := code == "hangs"; hangs && (!r.Stuck || r.Waits == "") {
		t.Errorf("%v: that it hangs is not proven: %+v", k, r)
	}
	if r.Had != "" && r.Took <= 0 {
		t.Errorf("%v: when the parent had it was not observed", k)
	}
}

func or(text string) string {
	if text == "" {
		return "-"
	}
	return text
}

func number(n *int) string {
	if n == nil {
		return "-"
	}
	return strconv.Itoa(*n)
}

// TestMethods: 42 that is returned arrives, or not, by every way under every start method.
func TestMethods(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: every way with every outcome takes a minute")
	}
	for _, py := range ends(t) {
		for _, method := range []string{"spawn", "forkserver"} {
			t.Run(py.Name()+"/"+method, func(t *testing.T) {
				needs(t, py, method)
				all := lab.Ways()
				some(len(all), func(i int) {
					k := lab.Knobs{Outcome: lab.Return, Value: lab.FortyTwo, Way: all[i], Order: lab.GetJoin}
					compare(t, k, lab.Judge(run(t, k, py, method), k), rowOf(k))
				})
			})
		}
	}
}

// rowOf is the row of the table for a way and outcome.
func rowOf(k lab.Knobs) string {
	for row := range strings.Lines(truth) {
		if f := strings.Fields(row); len(f) > 1 && f[0] == string(k.Way) && f[1] == string(k.Outcome) {
			return row
		}
	}
	return ""
}
