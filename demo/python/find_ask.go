package python

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// question is the program that a candidate runs. It is Python 2 as well as 3, so that an old
// one says its version and not that it does not understand. The empty entry of sys.path is the
// current directory, where a multiprocessing.py of the learner may lie. The answer is written
// as bytes, with NUL between the fields, since no path has one in it and every path, in any
// encoding, comes through unchanged. A Python that can run the probe compiles it, too, for
// which it has the time now and not when a run begins.
const question = `
import os, sys
sys.path = [p for p in sys.path if p]
methods, default = [], ''
try:
    import multiprocessing
    methods = multiprocessing.get_all_start_methods()
    default = multiprocessing.get_start_method()
except (ImportError, AttributeError):
    pass
fields = [
    'exit42:', sys.executable or '', sys.prefix, sys.version.split()[0],
    sys.implementation.name if hasattr(sys, 'implementation') else 'cpython',
    default, ' '.join(methods),
]
if fields[4] == 'cpython' and sys.version_info >= (3, 8):
    import base64, importlib.util, marshal
    fields += [sys.implementation.cache_tag, base64.b64encode(importlib.util.MAGIC_NUMBER)]
    for name, source in eval(sys.stdin.read()):
        fields.append(base64.b64encode(marshal.dumps(compile(source, name, 'exec'))))
answer = b'\0'.join(f if isinstance(f, bytes) else os.fsencode(f) for f in fields + [':exit42'])
while answer:
    answer = answer[os.write(1, answer):]
`

// reply is what a candidate answered. It has a path and a reason if it can't be used, and an
// Interpreter if it said at least which Python it is.
type reply struct {
	candidate
	Interpreter
	prefix string // sys.prefix
	late   bool   // it did not answer in time
}

// ask starts the candidate. If ctx is cancelled before the answer, the reply is empty.
func (f Finder) ask(ctx context.Context, c candidate) reply {
	if c.why != "" {
		return reply{candidate: c}
	}
	if ctx.Err() != nil {
		return unanswered(ctx, c)
	}
	// The learner's PYTHON variables and user site must not change the answer, and asking
	// must not write .pyc files. Option -I would say it shorter but Python 2 has it not.
	ran := f.run(ctx, c.path, "-E", "-s", "-B", "-c", question)
	if ctx.Err() != nil {
		return unanswered(ctx, c)
	}
	if ran.err != nil {
		c.why = f.whyFailed(c.path, ran)
		return reply{candidate: c, late: errors.Is(ran.err, ErrLate)}
	}
	r, ok := parseAnswer(ran.stdout)
	if !ok {
		c.why = "did not answer as a Python does"
		return reply{candidate: c}
	}
	r.candidate = c
	r.From = c.from
	if !filepath.IsAbs(r.Path) {
		r.Path = c.path
	}
	switch v, ok := parseRelease(r.Version); {
	case !ok:
		r.why = fmt.Sprintf("gave the version %s", harmless(strconv.Quote(r.Version)))
	case v.tooOld():
		r.why = fmt.Sprintf("%s: too old, 3.8 or newer is needed", r.title())
	case r.Default == "":
		r.why = fmt.Sprintf("%s: has no multiprocessing", r.title())
	}
	return r
}

// unanswered is the reply of a candidate when ctx is done: nobody wants to know any more, or the
// time is over.
func unanswered(ctx context.Context, c candidate) reply {
	if cancelled(ctx) != nil {
		return reply{}
	}
	c.why = "did not answer in time"
	return reply{candidate: c, late: true}
}

// cancelled is the error of a ctx that was cancelled, and not of one whose time is over.
func cancelled(ctx context.Context) error {
	if err := ctx.Err(); !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return nil
}

// title is what a person calls it: "Python 3.13.0", "PyPy 3.10.14".
func (i Interpreter) title() string {
	if i.Impl == "CPython" {
		return "Python " + i.Version
	}
	return harmless(i.Impl) + " " + i.Version
}

// parseAnswer finds the answer to the question in an output, which may have other things
// around it if the site's own start-up code prints.
func parseAnswer(stdout string) (reply, bool) {
	_, stdout, _ = strings.Cut(stdout, "exit42:\x00")
	stdout, _, ok := strings.Cut(stdout, "\x00:exit42")
	fields := strings.Split(stdout, "\x00")
	if !ok || len(fields) < 6 {
		return reply{}, false
	}
	r := reply{prefix: fields[1]}
	r.Path, r.Version, r.Impl, r.Default = fields[0], fields[2], fields[3], fields[4]
	switch r.Impl {
	case "cpython":
		r.Impl = "CPython"
	case "pypy":
		r.Impl = "PyPy"
	}
	r.Methods = strings.Fields(fields[5])
	slices.SortStableFunc(r.Methods, func(a, b string) int {
		return trueFirst(a == r.Default, b == r.Default)
	})
	if len(fields) > 6 {
		r.compiled = compiledProbe(fields[6], fields[7:])
	}
	return r, true
}

// whyFailed says in a few words why a candidate gave no answer.
func (f Finder) whyFailed(path string, ran outcome) string {
	var cannotStart *fs.PathError
	switch line := firstLine(ran.stderr); {
	case f.goos() == "windows" && isStoreStub(path, ran.code):
		return "the Microsoft Store's stub, not a Python"
	case strings.HasPrefix(line, "pyenv: "):
		return "pyenv shim with no version behind it"
	case errors.Is(ran.err, fs.ErrPermission):
		return "not executable"
	case errors.Is(ran.err, fs.ErrNotExist):
		return "what it needs to start is missing"
	case errors.As(ran.err, &cannotStart):
		return harmless(cannotStart.Err.Error())
	case ran.code > 0 && line != "":
		return fmt.Sprintf("exited with status %d: %s", ran.code, harmless(line))
	case ran.code > 0:
		return fmt.Sprintf("exited with status %d", ran.code)
	}
	return harmless(ran.err.Error())
}

// isStoreStub recognises the program that Windows puts in the place of a Python which is not
// installed. A Python that is really from the Store lies in the same place, but answers.
func isStoreStub(path string, code int) bool {
	if code == 9009 || strings.Contains(strings.ToLower(path), `\windowsapps\`) {
		return true
	}
	info, err := os.Stat(path)
	return err == nil && info.Size() == 0
}

// firstLine is the first line that is not blank.
func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return strings.TrimSpace(line)
}

// harmless makes a foreign line safe to print: it shows what would act on the terminal, and
// has at most 100 runes.
func harmless(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		}
	}
	if runes := []rune(b.String()); len(runes) > 100 {
		return string(runes[:99]) + "…"
	}
	return b.String()
}
