package plain

import (
	"context"
	"errors"

	"exit42/lessons"
)

// A walker is a walk that goes on.
type walker struct {
	page
	t   Tutorial
	ctx context.Context
	in  *input

	walks map[string]lessons.Walk // by slug, of the lessons that were opened
	open  string                  // the slug of the open lesson; empty for the contents
	ended bool                    // the open lesson's last step was left: the next one is offered
	fresh bool                    // what is to be said of the place was not said yet

	ran     map[spot]ran
	results map[spot][]result
	shown   shownProgram
	method  string // the start method that was asked for; empty for the default
	sure    bool   // an option was chosen, and how sure is asked
	reset   bool   // a reset was asked for, and is to be confirmed
	benches map[spot]Bench
}

// A spot is a part of a lesson.
type spot struct {
	slug string
	part int
}

// shownProgram is the program that was said last.
type shownProgram struct{ slug, file, text, args string }

var errQuit = errors.New("the learner quits")

func newWalker(ctx context.Context, t Tutorial, in *input) *walker {
	width := t.Width
	if width <= 0 {
		width = 76
	}
	return &walker{
		page: page{w: t.Out, width: width, ascii: t.ASCII, blank: true}, t: t, ctx: ctx, in: in,
		walks: map[string]lessons.Walk{}, ran: map[spot]ran{}, results: map[spot][]result{}, benches: map[spot]Bench{},
		open: t.Start, fresh: true,
	}
}

// walk asks and answers until there is nothing more to read.
func (w *walker) walk() error {
	w.titlePage()
	w.say("This is the tutorial as plain text. You type a line and press enter; an empty line goes on. Type `help` for the words that can be typed, `quit` to end.")
	if _, ok := w.lesson(w.open); !ok {
		w.open = ""
	}
	if w.open != "" {
		w.enterLesson(w.open)
	}
	for {
		if w.fresh {
			w.fresh = false
			if err := w.present(); err != nil {
				return err
			}
		}
		line, err := w.prompt(w.asks())
		if err == nil {
			err = w.reply(line)
		}
		if err != nil || w.err != nil {
			return err
		}
	}
}

// prompt says what can be typed, and waits for it.
func (w *walker) prompt(asks string) (string, error) {
	w.gap()
	w.item("> ", asks)
	w.blank = true // what is typed stands on a line of its own
	if w.err != nil {
		return "", w.err
	}
	line, err := w.in.next(w.ctx)
	if w.t.Piped {
		w.line("")
	}
	return line, err
}

// here is the walk of the open lesson.
func (w *walker) here() lessons.Walk { return w.walkOf(w.open) }

// walkOf is where the learner stands in a lesson.
func (w *walker) walkOf(slug string) lessons.Walk {
	if walk, ok := w.walks[slug]; ok {
		return walk
	}
	if w.t.Resume != nil {
		if walk, ok := w.t.Resume(slug); ok {
			return walk
		}
	}
	l, _ := w.lesson(slug)
	return lessons.NewWalk(l)
}

func (w *walker) lesson(slug string) (lessons.Lesson, bool) {
	for _, l := range w.t.Lessons {
		if l.Slug == slug {
			return l, true
		}
	}
	return lessons.Lesson{}, false
}

// spot is the part in which the learner stands.
func (w *walker) spot() spot { return spot{w.open, w.here().PartIndex()} }

// keep takes the next walk, or says why there is none.
func (w *walker) keep(next lessons.Walk, err error) bool {
	if err != nil {
		w.sayf("Not now: %v.", err)
		return false
	}
	moved := w.here().Index() != next.Index()
	w.walks[w.open] = next
	if moved {
		w.fresh, w.sure = true, false
	}
	w.reached(false)
	return true
}

// reached says how far the learner has come, for it to be kept.
func (w *walker) reached(anew bool) {
	if w.t.Reached != nil {
		w.t.Reached(w.here(), anew)
	}
}
