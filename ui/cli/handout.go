package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exit42/lessons"
	"exit42/ui/handout"
)

// handoutFlags are what a person says about the handout.
type handoutFlags struct {
	env                                  Env
	out, format, lesson, answers, python string
	recorded                             bool
}

func handoutCommand(parent *screen) *cobra.Command {
	f := handoutFlags{env: parent.env}
	cmd := &cobra.Command{
		Use:   "handout",
		Short: "the workshop on paper: Markdown, or one page of HTML",
		Long: "Writes the whole workshop for paper: its prose, programs and questions, room for notes, each run\n" +
			"as a picture, the answers, the claims, the cheat sheet. The programs are run for it, here and now,\n" +
			"several at a time. What this machine cannot run is shown as it was recorded, and labelled so; with\n" +
			"--recorded that is all of it: nothing is started, and the same file comes out each time.\n\n" +
			"Markdown is written to standard output. -o FILE writes it to a file, over the one that is there; a\n" +
			"FILE.html is one page of HTML that needs no network and no script, and prints on A4 and Letter; a\n" +
			"browser prints it into a PDF, too. With --answers none nothing is run: pictures, and all that tells\n" +
			"of runs, are empty, to be filled in.\n\n" +
			"On A4 the built-in lessons are some 65 pages, and with --answers none some 40. --lesson takes one\n" +
			"lesson: 9 to 13 pages, or 6 to 8 with --answers none.",
		Example: "  exit42 handout -o handout.html\n  exit42 handout -o sheet.html --lesson 3 --answers none\n  exit42 handout --recorded > handout.md",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return f.handout(cmd) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.out, "output", "o", "", "the file to write, instead of standard output")
	flags.StringVar(&f.format, "format", "", "md or html (default: by the name of the file, or md)")
	flags.StringVar(&f.lesson, "lesson", "", "one lesson only: its number, its short name or words of its title")
	flags.StringVar(&f.answers, "answers", "end", "end: the answers stand at the end; none: they are left out")
	flags.BoolVar(&f.recorded, "recorded", false, "show the recorded runs, and start nothing")
	flags.StringVar(&f.python, "python", "", "the Python: a version, a command or a path")
	cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(handoutFormats, cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("answers", cobra.FixedCompletions(handoutAnswers, cobra.ShellCompDirectiveNoFileComp))
	cmd.RegisterFlagCompletionFunc("lesson", f.env.completeLessons)
	return cmd
}

var (
	handoutFormats = []string{"md", "html"}
	handoutAnswers = []string{"end", "none"}
)

func (f handoutFlags) handout(cmd *cobra.Command) error {
	if err := f.check(); err != nil {
		return err
	}
	source, err := f.source()
	if err != nil {
		return err
	}
	if f.answers == "end" {
		if err := f.run(cmd, source); err != nil {
			return err
		}
	}
	doc, write := handout.New(source), (*handout.Document).Markdown
	if f.format == "html" {
		write = (*handout.Document).HTML
	}
	if f.out == "" {
		return write(doc, cmd.OutOrStdout())
	}
	var b bytes.Buffer
	if err := write(doc, &b); err != nil {
		return err
	}
	if err := writeOver(f.out, b.Bytes()); err != nil {
		return err
	}
	note(cmd.ErrOrStderr(), "wrote "+f.out)
	return nil
}

// check looks at the flags, and chooses the format by the file's name where none was named.
func (f *handoutFlags) check() error {
	if f.out == "-" {
		f.out = ""
	}
	if f.format == "" {
		format, err := formatOf(f.out)
		if err != nil {
			return err
		}
		f.format = format
	}
	for _, one := range []struct {
		what, is string
		of       []string
	}{{"format", f.format, handoutFormats}, {"answers", f.answers, handoutAnswers}} {
		if slices.Contains(one.of, one.is) {
			continue
		}
		return UsageError{fmt.Sprintf("--%s %q is not known", one.what, one.is), "there are " + strings.Join(one.of, " and ")}
	}
	if f.recorded && f.python != "" {
		return UsageError{"--python goes with runs of now, and --recorded shows those of then", "leave one of them out"}
	}
	if f.out == "" {
		return nil
	}
	path, err := f.env.target(f.out)
	f.out = path
	return err
}

// formatOf is the format that a file's name asks for. What ends otherwise would be no such file.
func formatOf(name string) (string, error) {
	switch ext := strings.ToLower(filepath.Ext(name)); ext {
	case ".html", ".htm":
		return "html", nil
	case "", ".md", ".markdown", ".txt":
		return "md", nil
	case ".pdf":
		return "", UsageError{"a handout is Markdown or HTML, and no PDF", "write a FILE.html, open it in a browser and print it to make a PDF"}
	default:
		return "", UsageError{fmt.Sprintf("a handout is Markdown or HTML, and no %s", ext), "name a FILE.md or a FILE.html, or say which with --format"}
	}
}

// source is the workshop, or the lesson of it that was named.
func (f handoutFlags) source() (*handout.Source, error) {
	w, err := f.env.taught()
	if err != nil {
		return nil, err
	}
	if f.lesson != "" {
		l, err := lessons.Lookup(w.Lessons, f.lesson)
		if err != nil {
			return nil, wrongLesson(err)
		}
		w.Lessons = []lessons.Lesson{l}
	}
	native := func(name string) (file, text string, ok bool) {
		if _, files, known := nativeProgram(name); known && len(files) > 0 {
			return files[0].Name, files[0].Text, true
		}
		return "", "", false
	}
	return &handout.Source{Workshop: w, Answers: f.answers == "end", Native: native}, nil
}
