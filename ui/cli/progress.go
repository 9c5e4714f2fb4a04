package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/lessons"
	keep "exit42/ui/progress"
)

// progressFlags are what a person says about their progress.
type progressFlags struct {
	env          Env
	open         func() *keep.Store
	reset        string
	export, json bool
}

// progressCommand prints, resets and exports what open opens.
func progressCommand(env Env, open func() *keep.Store) *cobra.Command {
	f := progressFlags{env: env, open: open}
	cmd := &cobra.Command{
		Use:   "progress",
		Short: "how far you are, and what you predicted",
		Long: "Prints a line for each lesson, and what became of each prediction. With --reset a lesson\n" +
			"begins anew, or all of them do: what was kept of it is forgotten at once. With --export the\n" +
			"file is printed as it is kept; --state reads such a file again.",
		Example: "  exit42 progress --reset promise\n  exit42 progress --reset all\n  exit42 progress --export > mine.yaml",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return f.progress(cmd) },
	}
	cmd.Flags().StringVar(&f.reset, "reset", "", "begin this lesson anew, or all of them")
	cmd.Flags().BoolVar(&f.export, "export", false, "print what is kept, as YAML")
	cmd.Flags().BoolVar(&f.json, "json", false, "print it as JSON")
	cmd.MarkFlagsMutuallyExclusive("reset", "export", "json")
	cmd.RegisterFlagCompletionFunc("reset", func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		names, how := env.completeLessons(cmd, args, typed)
		return append(names, "all\tall lessons"), how
	})
	return cmd
}

func (f progressFlags) progress(cmd *cobra.Command) error {
	w, err := f.env.taught()
	if err != nil {
		return err
	}
	all := w.Lessons
	store := f.open()
	record, notice := store.Load()
	if cmd.Flags().Changed("reset") {
		return f.forget(cmd.OutOrStdout(), all, store, record, notice)
	}
	if f.export && notice != "" && len(record.Lessons) == 0 {
		return errors.New(notice)
	}
	note(cmd.ErrOrStderr(), notice)
	switch recap := lessons.NewRecap(all, record); {
	case f.export:
		return record.Encode(cmd.OutOrStdout())
	case f.json:
		return progressJSON(cmd.OutOrStdout(), store.File(), record, recap)
	default:
		file := store.File()
		if notice != "" {
			file = "" // it was said what is the matter with it
		}
		return printProgress(cmd.OutOrStdout(), file, recap, f.env.ASCII)
	}
}

// note says on standard error what the store has to say.
func note(w io.Writer, notice string) {
	if notice != "" {
		fmt.Fprintf(w, "exit42: %s\n", OneLine(notice, false))
	}
}

// atEnd keeps what was done last. Where something is not kept it is an error, whenever that was
// said first; the error with which the sitting ended comes before.
func atEnd(stderr io.Writer, store *keep.Store, ended error) error {
	notice := store.Flush()
	if !store.Pending() {
		note(stderr, notice)
		return ended
	}
	if notice == "" { // it was said before, so another store is asked
		notice = why(store)
	}
	notice, _, _ = strings.Cut(notice, "; go on")
	lost := errors.New("what you did since the last save is not kept: " + notice)
	if ended == nil {
		return lost
	}
	note(stderr, lost.Error())
	return ended
}

// why is the reason for which a store cannot write its record.
func why(store *keep.Store) string {
	again := keep.Open(store.File())
	for slug, state := range store.Record().Lessons {
		again.Keep(keep.Change{Lesson: slug, State: state})
	}
	if notice := again.Flush(); notice != "" {
		return notice
	}
	return "it could not be written"
}

// forget resets one lesson or all, and says what it did.
func (f progressFlags) forget(out io.Writer, all []lessons.Lesson, store *keep.Store, record lessons.Record, notice string) error {
	change := keep.Change{Reset: true}
	what, forgotten := "all lessons begin", 0
	if f.reset == "all" {
		for _, l := range record.Lessons {
			forgotten += answered(l)
		}
	} else {
		l, err := lessonToReset(all, record, f.reset)
		if err != nil {
			return err
		}
		change.Lesson = l
		what, forgotten = fmt.Sprintf("lesson %s begins", l), answered(record.Lessons[l])
	}
	if said := store.Save(change); said != "" {
		notice = said
	}
	if store.Pending() {
		notice, _, _ = strings.Cut(notice, "; go on")
		return errors.New("nothing was reset: " + notice)
	}
	answers := "answers are"
	if forgotten == 1 {
		answers = "answer is"
	}
	if _, err := fmt.Fprintf(out, "%s anew; %d %s forgotten\n", what, forgotten, answers); err != nil || notice == "" {
		return err
	}
	_, err := fmt.Fprintln(out, notice)
	return err
}

// lessonToReset is the slug of a lesson that is named, or of one that is no longer there and of
// which something is kept.
func lessonToReset(all []lessons.Lesson, record lessons.Record, name string) (string, error) {
	if _, kept := record.Lessons[name]; kept {
		return name, nil
	}
	l, err := lessons.Lookup(all, name)
	if err != nil {
		return "", wrongLesson(err)
	}
	return l.Slug, nil
}

func answered(l lessons.LessonRecord) int {
	n := 0
	for _, a := range l.Answers {
		if a.Committed {
			n++
		}
	}
	return n
}

// printProgress prints a line a lesson, then what became of the questions.
func printProgress(out io.Writer, file string, r lessons.Recap, ascii bool) error {
	var b strings.Builder
	for _, s := range r.Lessons {
		fmt.Fprintf(&b, "%d  %-14s %s\n", s.Number, s.Slug, s.Standing())
	}
	for _, s := range r.Lessons {
		of := r.Of(s.Slug)
		if len(of) > 0 {
			fmt.Fprintf(&b, "\n%d  %s\n", s.Number, s.Title)
		}
		for _, p := range of {
			fmt.Fprintf(&b, "   %s\n   %s\n", p.Asked(), told(p))
		}
	}
	if file != "" {
		fmt.Fprintf(&b, "\nIt is kept in %s\n", file)
	}
	_, err := io.WriteString(out, clean(b.String(), ascii))
	return err
}

// told is a prediction in one line.
func told(p lessons.Prediction) string {
	if p.Skipped {
		return "skipped"
	}
	line := fmt.Sprintf("%s, %s: %s", p.Said, p.Sureness(), p.Result())
	if p.Happened != "" && p.Grade != lessons.Right {
		line += "; " + p.Happened
	}
	if p.By != "" {
		line += " (" + p.By + ")"
	}
	return line
}

// progressJSON prints one object.
func progressJSON(w io.Writer, file string, record lessons.Record, r lessons.Recap) error {
	type prediction struct {
		Step     string `json:"step"`
		Question string `json:"question"`
		Knob     string `json:"knob,omitempty"`
		Said     string `json:"said,omitempty"`
		Sure     string `json:"sure,omitempty"`
		Grade    string `json:"grade"` // right, wrong, not observed, skipped
		Happened string `json:"happened,omitempty"`
		By       string `json:"by,omitempty"`
	}
	type lesson struct {
		Number      int          `json:"number"`
		Lesson      string       `json:"lesson"`
		Title       string       `json:"title"`
		Done        bool         `json:"done"`
		Step        string       `json:"step,omitempty"`
		Reached     int          `json:"reached"`
		Steps       int          `json:"steps"`
		Questions   int          `json:"questions"`
		Answered    int          `json:"answered"`
		Right       int          `json:"right"`
		Wrong       int          `json:"wrong"`
		Skipped     int          `json:"skipped"`
		Tasks       int          `json:"tasks"`
		Passed      int          `json:"passed"`
		Predictions []prediction `json:"predictions"`
	}
	var whole struct {
		File    string   `json:"file"`
		Last    string   `json:"last"`
		Lessons []lesson `json:"lessons"`
		Others  []string `json:"others,omitempty"` // lessons that are not here
	}
	whole.File, whole.Last, whole.Lessons = file, record.Last, []lesson{}
	here := map[string]bool{}
	for _, s := range r.Lessons {
		here[s.Slug] = true
		l := lesson{
			s.Number, s.Slug, s.Title, s.Done, record.Lessons[s.Slug].Step, s.Reached, s.Steps, s.Questions,
			s.Committed, s.Right, s.Wrong, s.Skipped, s.Tasks, s.Passed, []prediction{},
		}
		for _, p := range r.Of(s.Slug) {
			grade, sure := p.Grade.String(), p.Sure.String()
			if p.Skipped {
				grade, sure = "skipped", ""
			}
			l.Predictions = append(l.Predictions, prediction{p.Step, p.Question, p.Knob, p.Said, sure, grade, p.Happened, p.By})
		}
		whole.Lessons = append(whole.Lessons, l)
	}
	for _, slug := range slices.Sorted(maps.Keys(record.Lessons)) {
		if !here[slug] {
			whole.Others = append(whole.Others, slug)
		}
	}
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(whole)
}
