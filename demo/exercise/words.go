package exercise

import (
	"fmt"
	"strconv"
	"strings"
)

// Words are one or two sentences for the learner.
func Words(v Verdict) string {
	switch v.Kind {
	case Passed:
		return v.passed()
	case NoReport:
		return v.noReport()
	case ByItself:
		return fmt.Sprintf("The parent %d reported %s, which it computed itself. %s", v.Parent, v.Got, v.task())
	case Guessed:
		return v.guessed()
	case Wrapped:
		return fmt.Sprintf("The parent reported %s. %d of the child %d is in it: report that number alone.", v.Got, v.Want, v.Child)
	case Printed:
		return v.printed()
	case Unwatched:
		return fmt.Sprintf("The parent has %s, which the child %d computed, but nothing that was watched shows how it came. "+
			"A pipe, a queue, a pool and shared memory are watched: bring it by one of them.", v.Got, v.Child)
	case ChildFailed:
		return fmt.Sprintf("%s came to the parent, so the way is right. But the child %d %s: let it end with exit code 0, too.", v.Got, v.Child, v.fate())
	case Crashed:
		return v.crashed()
	case Stuck:
		return v.stuck()
	case Limit:
		return v.limit()
	}
	return "The run was ended before it could be judged. Save the file to run it again."
}

func (v Verdict) passed() string {
	how := "The number came home"
	switch {
	case v.Unseen:
		how += ", by what is not seen on this system"
	case v.Worker != "" && v.Way != "":
		how += fmt.Sprintf(" through the %s's own %s", v.Worker, v.Way)
	case v.Way != "":
		how += " through " + article(v.Way)
	}
	switch {
	case v.Code == nil:
		return fmt.Sprintf("%s: the child %d computed %s, and the parent %d has it.", how, v.Child, v.Got, v.Parent)
	case *v.Code < 0:
		return fmt.Sprintf("%s: the child %d computed %s, and the parent %d has it. The pool ended its worker by signal %d when it was left, as pools do.",
			how, v.Child, v.Got, v.Parent, -*v.Code)
	}
	return fmt.Sprintf("%s: the child %d computed %s and ended with exit code 0, and the parent %d has it.", how, v.Child, v.Got, v.Parent)
}

func (v Verdict) noReport() string {
	switch {
	case v.Got == "None":
		return "The parent reported None, so it has nothing yet. " + v.dropped()
	case v.Got != "":
		return fmt.Sprintf("%s of the child %d was printed, and something did reach the parent. Hand the number to report() there: only that says who has it.", v.Got, v.Child)
	}
	return "Nothing was reported. " + v.dropped()
}

// dropped says where the child's number is, as far as it was seen.
func (v Verdict) dropped() string {
	switch {
	case v.Child == 0:
		return "The program started no child process that computes a number."
	case v.Code != nil && v.Raised == fmt.Sprintf("SystemExit(%d)", v.Want) && *v.Code == v.Want&0xff:
		return fmt.Sprintf("The child %d gave its %d to sys.exit(), and of that an exit code keeps 8 bits: %d. Send the number instead.", v.Child, v.Want, *v.Code)
	case v.Raised != "":
		return fmt.Sprintf("The child %d %s.", v.Child, v.fate())
	case v.Code != nil && *v.Code != 0:
		return fmt.Sprintf("The child %d %s: what it printed on stderr may say why.", v.Child, v.fate())
	case v.Returned:
		return fmt.Sprintf("The child %d returned %d from its function, and there it was dropped: send it, and let the parent report it.", v.Child, v.Want)
	case v.Computed:
		return fmt.Sprintf("The child %d computed %d: let the parent receive it, and report it.", v.Child, v.Want)
	}
	return v.task()
}

// task says what there is to do.
func (v Verdict) task() string {
	if v.Child == 0 {
		return "Start a child process, call compute() there, and bring its number to the parent."
	}
	if v.Computed {
		return fmt.Sprintf("The child %d computed %d: that is the one to bring.", v.Child, v.Want)
	}
	return fmt.Sprintf("compute() has to be called in the child %d, and its number brought to the parent.", v.Child)
}

func (v Verdict) guessed() string {
	if v.Code != nil && v.Got == strconv.Itoa(*v.Code) {
		return fmt.Sprintf("The parent reported %s: that is the exit code of the child %d, and not a number that it computed. %s", v.Got, v.Child, v.dropped())
	}
	return fmt.Sprintf("The parent reported %s, which nobody computed. %s", v.Got, v.task())
}

func (v Verdict) printed() string {
	if v.By == 0 {
		return fmt.Sprintf("%s, the number of the child %d, was printed, but nothing reached the parent. Printing shows it to you, and not to the parent: send it there.", v.Got, v.Child)
	}
	return fmt.Sprintf("The child %d reported %s itself, and the parent has nothing. Printing shows it to you, and not to the parent: send it there, and report it there.", v.By, v.Got)
}

func (v Verdict) crashed() string {
	text := "The program itself did not begin"
	switch {
	case v.Exit != nil && *v.Exit < 0:
		text = fmt.Sprintf("The program itself was ended by signal %d", -*v.Exit)
	case v.Exit != nil:
		text = fmt.Sprintf("The program itself ended with exit code %d", *v.Exit)
	}
	if v.Message != "" {
		text += ": " + strings.TrimRight(v.Message, ".: ")
	}
	if v.File != "" {
		text += fmt.Sprintf(" (%s, line %d)", v.File, v.Line)
	}
	if v.Child != 0 && v.Raised != "" {
		return fmt.Sprintf("%s. The child %d %s.", text, v.Child, v.fate())
	}
	return text + "."
}

func (v Verdict) stuck() string {
	if v.Child != 0 && v.Raised != "" {
		return fmt.Sprintf("The parent waits for ever: the child %d %s.", v.Child, v.fate())
	}
	switch v.Pattern {
	case "join-before-get":
		return "Each waits for the other for ever: the child cannot end before somebody reads what it sends, and the parent reads only after join(). Receive first, then join."
	case "worker-lost":
		return "A worker of the pool is gone, and the answer that it owed never comes: the parent waits for ever."
	case "nobody-writes":
		return "A process waits for ever for something that nobody sends. Who should send it, and does it?"
	}
	return "Nothing can move any more: each process waits for another, for ever."
}

func (v Verdict) limit() string {
	text := "The program did not come to its end"
	if v.Message != "" {
		text += ", and was " + v.Message
	}
	return text + ". Does something loop, or wait for what never comes?"
}

// fate says how the child ended.
func (v Verdict) fate() string {
	switch {
	case v.Raised != "" && !strings.HasPrefix(v.Raised, "SystemExit"):
		return "raised " + v.Raised + v.ending(" and ended with")
	case v.Code != nil && *v.Code < 0:
		return "was ended by signal " + strconv.Itoa(-*v.Code)
	}
	return "ended" + v.ending(" with")
}

func (v Verdict) ending(with string) string {
	if v.Code == nil {
		return ""
	}
	return with + " exit code " + strconv.Itoa(*v.Code)
}

// article puts a or an before the name of a channel.
func article(name string) string {
	switch name[0] {
	case 'A', 'E', 'I', 'O', 'a', 'e', 'i', 'o':
		return "an " + name
	}
	return "a " + name
}
