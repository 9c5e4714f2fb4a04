package python

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestParseLauncher(t *testing.T) {
	tests := []struct {
		name, list string
		want       []string
	}{
		{"nothing", "", nil},
		{"no Python", "No installed Pythons found!\r\n", nil},
		{
			"3.7 to 3.10",
			"Installed Pythons found by C:\\Windows\\py.exe Launcher for Windows\r\n" +
				" -3.10-64\tC:\\Python310\\python.exe *\r\n" +
				" -3.9-32 \"C:\\Program Files (x86)\\Python39-32\\python.exe\"\r\n" +
				" -2.7-64 C:\\Python27\\python.exe\r\n\r\n",
			[]string{`C:\Python310\python.exe`, `C:\Program Files (x86)\Python39-32\python.exe`, `C:\Python27\python.exe`},
		},
		{
			"3.11 and later",
			"  *               C:\\project\\venv\\Scripts\\python.exe\n" +
				" -V:3.12 *        C:\\Users\\Ada L\\AppData\\Local\\Programs\\Python\\Python312\\python.exe\n" +
				" -V:3.11-arm64    \\\\server\\share\\python.exe\n" +
				" -V:Anaconda/py39_4.9.2-64 D:\\Miniconda\\python.EXE\n",
			[]string{
				`C:\project\venv\Scripts\python.exe`,
				`C:\Users\Ada L\AppData\Local\Programs\Python\Python312\python.exe`,
				`\\server\share\python.exe`,
				`D:\Miniconda\python.EXE`,
			},
		},
		{"install manager", " -V:3.14[-64] *  C:\\Users\\Ada\\AppData\\Local\\Python\\pythoncore-3.14-64\\python.exe\n", []string{
			`C:\Users\Ada\AppData\Local\Python\pythoncore-3.14-64\python.exe`,
		}},
		{"lines without a path", " -V:3.12 *        Python 3.12 (64-bit)\n -3.8 python.exe\n", nil},
	}
	for _, test := range tests {
		if got := parseLauncher(test.list); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

func TestIsStoreStub(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "python.exe")
	if err := os.WriteFile(empty, nil, 0o755); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path string
		code int
		want bool
	}{
		{`C:\Users\Ada\AppData\Local\Microsoft\WindowsApps\python3.exe`, 1, true},
		{`C:\Python312\python.exe`, 9009, true},
		{empty, -1, true},
		{`C:\Python312\python.exe`, 1, false},
	}
	for _, test := range tests {
		if got := isStoreStub(test.path, test.code); got != test.want {
			t.Errorf("isStoreStub(%q, %d) = %v", test.path, test.code, got)
		}
	}
}

func TestParseAnswer(t *testing.T) {
	const good = "exit42:\x00/bin/python3\x00/usr\x003.13.0\x00cpython\x00spawn\x00fork spawn\x00:exit42"
	tests := []struct {
		name, stdout string
		ok           bool
	}{
		{"alone", good, true},
		{"with the site's own words around", "hello\n" + good + "\nbye\n", true},
		{"cut off", good[:len(good)-1], false},
		{"a field too few", "exit42:\x00/bin/python3\x00:exit42", false},
		{"empty", "", false},
	}
	for _, test := range tests {
		r, ok := parseAnswer(test.stdout)
		if ok != test.ok {
			t.Errorf("%s: ok is %v", test.name, ok)
		}
		if ok && (r.Path != "/bin/python3" || r.prefix != "/usr" || r.title() != "Python 3.13.0" || !slices.Equal(r.Methods, []string{"spawn", "fork"})) {
			t.Errorf("%s: %+v", test.name, r)
		}
	}
}

func TestReleases(t *testing.T) {
	inOrder := []string{"", "2.7.18", "3.7.17", "3.8.0a1", "3.8.0", "3.9.18", "3.10.2", "3.14.0a7", "3.14.0b2", "3.14.0rc1", "3.14.0"}
	for i, a := range inOrder {
		for j, b := range inOrder {
			if got := compareVersions(a, b); (got < 0) != (i < j) || (got > 0) != (i > j) {
				t.Errorf("compareVersions(%q, %q) = %d", a, b, got)
			}
		}
		if got, want := (Interpreter{Version: a, Impl: "CPython"}).Supported(), i >= 3; got != want {
			t.Errorf("%q supported: %v", a, got)
		}
	}
	for _, s := range []string{"python3", "3.", "3.12.1.2", "3.x", " 3", "3.13.0-", "99999"} {
		if _, ok := parseRelease(s); ok {
			t.Errorf("%q passes for a version", s)
		}
	}
	if (Interpreter{Version: "3.10.14", Impl: "PyPy"}).Supported() {
		t.Error("PyPy is supported")
	}
}
