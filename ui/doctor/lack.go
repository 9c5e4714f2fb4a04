package doctor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The smallest window in which everything works, and one that is comfortable.
const (
	minWidth, minHeight   = 60, 16
	goodWidth, goodHeight = 80, 24
)

func (r *Report) lack(about, what, do string) {
	r.Lacks = append(r.Lacks, Lack{About: about, What: what, Do: do})
}

func (r *Report) wish(about, what, do string) {
	r.Lacks = append(r.Lacks, Lack{About: about, What: what, Do: do, Optional: true})
}

func (r *Report) ofTerminal() {
	const about = "Terminal"
	t := &r.Terminal
	switch {
	case !t.Here:
		r.lack(about, "there is none here to draw on", "type exit42 doctor in the terminal that you will use; without one, exit42 --plain is the tutorial as text")
		return
	case t.Term == "dumb":
		r.lack(about, "nothing can be drawn, since TERM is dumb; the tutorial is told as text", "open another terminal, outside of the editor")
		return
	case t.Width > 0 && (t.Width < minWidth || t.Height < minHeight):
		r.lack(about, fmt.Sprintf("%dx%d is too small; %dx%d is needed, and %dx%d is comfortable", t.Width, t.Height, minWidth, minHeight, goodWidth, goodHeight),
			"make the window larger, or its letters smaller")
	}
	switch {
	case !t.ASCII || t.Term == "linux":
	case r.System.OS == "windows":
		r.lack(about, "only ASCII is drawn, since this is not Windows Terminal", "open exit42 in Windows Terminal, which is in the Microsoft Store")
	default:
		good := "C.UTF-8"
		if r.System.OS == "darwin" {
			good = "en_US.UTF-8"
		}
		r.lack(about, "only ASCII is drawn, since the locale is "+cmp.Or(t.Locale, "not set"), "export LC_ALL="+good+", or another locale that ends with UTF-8")
	}
}

func (r *Report) ofPython() {
	const about = "Python"
	late := r.late()
	if len(r.Pythons) == 0 && late > 0 {
		r.lack(about, "no Python answered in time", "this machine may be busy: wait a little and type exit42 doctor again; until one answers, recordings are played")
		return
	}
	if len(r.Pythons) == 0 {
		what := "no Python 3.8 or newer was found"
		if len(r.Unusable) > 0 {
			what += ", and none of these can be used"
		}
		r.lack(about, what, "install Python 3.8 or newer, "+r.install()+"; until then recordings are played")
		return
	}
	for _, p := range r.Unusable {
		if p.Late {
			r.lack(about, p.Path+" "+p.Why, "this machine may be busy: try again; if it never answers, repair it or take it off PATH")
		}
	}
	if s := r.Shell; s.Is == "" && !s.Late {
		r.wish(about, "typing "+s.Command+" in a shell leads to no Python that can be used", "by hand, type "+r.Pythons[0].Path)
	}
}

// late is how many Pythons did not answer in time.
func (r *Report) late() (n int) {
	for _, p := range r.Unusable {
		if p.Late {
			n++
		}
	}
	return n
}

// install is where a Python comes from on this system.
func (r *Report) install() string {
	switch r.System.OS {
	case "windows":
		return "from python.org or with winget install Python.Python.3.13"
	case "darwin":
		return "from python.org, with brew install python3 or with xcode-select --install"
	}
	return "with your system's packages (apt install python3, dnf install python3)"
}

func (r *Report) ofRuns() {
	if r.Files.TempWhy != "" {
		name := "TMPDIR"
		if r.System.OS == "windows" {
			name = "TMP"
		}
		r.lack("Files", fmt.Sprintf("no file can be made in %s: %s; a run needs a folder there", r.Files.Temp, r.Files.TempWhy), "set "+name+" to a folder that you may write to")
		return
	}
	if r.Python.Tried && !r.Python.Works {
		do := "send this block to whoever gave you exit42"
		if len(r.Pythons) > 1 {
			do = "try exit42 --python " + strings.TrimPrefix(r.Pythons[1].Name, "Python ")
		}
		r.lack("Tried", r.Python.Name+" is here, and a run of it did not work: "+r.Python.Why, do)
	}
	if !r.Go.Works {
		r.lack("Tried", r.Go.Name+" did not work: "+r.Go.Why, "exit42 run promise --runtime go says more; a virus scanner may forbid programs that start themselves")
	}
}

func (r *Report) ofLessons() {
	var exercises, broken int
	for _, l := range r.Lessons {
		exercises += l.Exercises
		if l.Runs == Nothing {
			broken++
		}
	}
	if r.Notice != "" {
		r.lack("Lessons", r.Notice, "get the workshop's file anew and put it beside exit42, or take it away from there")
	}
	if len(r.Pythons) == 0 && r.late() == 0 && exercises > 0 {
		r.wish("Lessons", fmt.Sprintf("%s to be done in Python, which is not here", count(exercises, "exercise is", "exercises are")), "install Python, or work with a neighbour")
	}
	if broken > 0 && broken == len(r.Lessons) {
		r.Lacks = append(r.Lacks, Lack{About: "Lessons", What: "none can run", Do: "mend the other lacks, then type exit42 doctor again", Stops: true})
	}
	for _, l := range r.Lessons {
		if len(l.Needs) > 0 {
			r.wish("Others", fmt.Sprintf("not here: %s, in which lesson %d shows the same", strings.Join(l.Needs, ", "), l.Number), "what was recorded is shown; install what you want to run here")
		}
	}
}

func (r *Report) ofFiles() {
	switch f := r.Files; {
	case f.Progress == "":
		r.lack("Files", "there is no home directory to keep your progress in", "name a file with --state FILE, or set HOME; the tutorial goes on and keeps nothing")
	case f.Trouble != "":
		r.lack("Files", "the file of your progress "+f.Trouble, f.Remedy)
	}
}

func (r *Report) ofOptions() {
	e := r.Editor
	set := "export EDITOR=" + e.Other
	switch {
	case r.System.OS == "windows":
		set = "set EDITOR=" + e.Other
	case e.Other == "":
		set = "install an editor, nano for instance, then export EDITOR=nano"
	}
	switch {
	case e.Name == "":
		r.wish("Editor", "none, since neither VISUAL nor EDITOR is set", "to open programs from exit42: "+set)
	case !e.Here:
		r.wish("Editor", e.Name+" is set, and is not there", "to open programs from exit42: "+set)
	}
	var missing []string
	for _, t := range r.ByHand {
		if !t.Here {
			missing = append(missing, t.Name)
		}
	}
	if s := r.Shell; s.Behind != "" && slices.Contains(r.ByHand, Tool{"strace", true}) {
		r.wish("By hand", s.Command+" is a script that starts the interpreter, and strace shows the script first", "for strace, type "+s.Behind)
	}
	if len(missing) > 0 {
		r.wish("By hand", "not here: "+strings.Join(missing, ", "), "to see the processes without exit42, as a speaker shows them, install what is missing")
	}
}
