package cli

import (
	"fmt"

	"github.com/spf13/cobra"
)

// lessonCommand is for a teacher who writes lessons.
func lessonCommand(parent *screen) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lesson",
		Short: "begin, check and pack lessons of your own",
		Long: "A workshop of your own is a folder: a folder such as 01-first for each lesson, with its words in\n" +
			"lesson.md and its programs beside them. exit42 lesson new makes one that works; change it from there.\n\n" +
			"  exit42 lesson new mine     writes a small workshop into the folder mine\n" +
			"  exit42 open mine           plays it, and reads it again each time you save\n" +
			"  exit42 lesson check mine   runs every program, and holds each run against what you claim of it\n" +
			"  exit42 lesson pack mine    checks it, records the runs, and packs it all into lessons.zip\n\n" +
			"Put lessons.zip beside the program, in the same folder, and hand out both: every command then teaches\n" +
			"your lessons, and progress in them is kept. A folder called lessons does it, too; lessons.zip comes\n" +
			"first where there are both. What is damaged, too large or has a mistake in it is refused in one line,\n" +
			"and the built-in lessons are played instead.\n\n" +
			"A workshop.yaml in the folder says what belongs to all lessons. Each line may be left out:\n\n" +
			"  title: A workshop of my own\n" +
			"  page: page.md      the title page; page.md is one by itself\n" +
			"  notes: notes.md    for the speaker alone\n" +
			"  sheet: sheet.md    your cheat sheet, in the place of the built-in one; none for no sheet\n" +
			"  order:             the lessons by their short names, built-in ones among them as you like\n" +
			"    - first\n" +
			"    - promise\n" +
			"  joins: true        all built-in lessons are there, too, before yours or as the order has it\n\n" +
			"Without joins, your lessons take the place of the built-in ones. A lesson with the short name of a\n" +
			"built-in one takes its place. Lessons are numbered as they come.\n\n" +
			lessonSteps,
		Example: "  exit42 lesson new mine\n  exit42 lesson new other --like corrected\n  exit42 lesson check mine\n  exit42 lesson pack mine -o lessons.zip",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return UsageError{fmt.Sprintf("no command %q", "lesson "+args[0]), "there are new, check and pack: exit42 lesson --help"}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(lessonNewCommand(parent.env), lessonCheckCommand(parent.env), lessonPackCommand(parent.env))
	return cmd
}

// lessonSteps is what may stand in a lesson.md.
const lessonSteps = `In a lesson.md each heading of the second level is a step, and begins with what it is, such as
"## Predict: What is the exit code?":

  Read        words, and a look at the program
  Predict     a question; the Run after it decides
  Turn        several programs, of which one is chosen
  Run         the program runs
  Verdict     looks back at what was said
  Claims      sentences on which the run rules
  Where       the line at which the value was lost
  Status      the wait status, taken apart
  Order       lines to put in order, which then run
  Exercise    a starter to mend, with hints and a solution
  Elsewhere   the same in other languages

Below an option, **Predicts:** is what a run would show, such as exitcode is 0, and the run decides
which was right; **If not:** is for who chose it and was wrong; **In Go:** is its label there. **Shows:**
is what a run must show. **Only on:** Linux, macOS beside a program says where it shows what the lesson
says; elsewhere its recording is played. What can be said of a run begins with: join() returned, join(),
exitcode, returncode, target, run(), status, value, bytes, ended, zombie, signal, children, printed,
pid. A quotation is for the speaker.

exit42 lesson new mine --like corrected begins with a copy of a built-in lesson, to look it all up.
exit42 list has their names.`

// oneFolder is for commands that take a folder with lessons.
func oneFolder(cmd *cobra.Command, args []string) error {
	if len(args) != 1 {
		return UsageError{"lesson " + cmd.Name() + " needs the folder of a workshop", "exit42 lesson " + cmd.Name() + " mine"}
	}
	return nil
}

// completeFolders completes the names of folders.
func completeFolders(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}
