package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"time"

	"github.com/spf13/cobra"

	"exit42/lessons/class"
	"exit42/ui/lectern"
)

// keptVotes are the votes of a talk, in their file.
type keptVotes struct {
	path   string
	later  bool        // a talk of the same day has a file of its own
	votes  class.Votes // as they were when the talk began
	lack   error       // why they cannot be kept
	failed error       // why they were not kept the last time
	wrote  bool
}

// maxTalks is how many talks of a day have a file each.
const maxTalks = 99

// openVotes reads what the class has said: nothing, in a talk that begins, since the counts of a
// class before it would give the answers away. A file that was named has to be one of votes.
func (f *presentFlags) openVotes(cmd *cobra.Command, goesOn bool, before *lectern.Talk) (*keptVotes, error) {
	k := &keptVotes{path: f.votes}
	if progress := f.store().File(); k.path == "" && progress != "" {
		k.path = freeVotes(progress, f.env.Now())
		if goesOn {
			k.path = cmp.Or(votesOf(progress, before.Votes, before.Began.In(f.env.Now().Location())), k.path)
		}
		k.later = !goesOn && k.path != lectern.VotesBeside(progress, f.env.Now(), 1)
	}
	if k.path == "" {
		k.lack = errors.New("there is no place for them; name one with --votes FILE")
		return k, nil
	}
	votes, err := readVotes(k.path)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		k.votes = votes
		return k, nil
	}
	k.lack = fmt.Errorf("%s: %w", filepath.Base(k.path), err)
	if f.votes != "" {
		return nil, fmt.Errorf("%s is no file of votes that can be read: %w", f.votes, err)
	}
	note(cmd.ErrOrStderr(), "the votes are not kept: "+k.lack.Error())
	return k, nil
}

// freeVotes is the first file of today's that no talk has.
func freeVotes(progress string, today time.Time) (path string) {
	for n := 1; n <= maxTalks; n++ {
		path = lectern.VotesBeside(progress, today, n)
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return path
}

// votesOf is the file of that name of a day's talk, where it lies beside the progress; else nothing:
// who wrote the name is not trusted.
func votesOf(progress, name string, day time.Time) string {
	for n := 1; n <= maxTalks; n++ {
		if path := lectern.VotesBeside(progress, day, n); filepath.Base(path) == name {
			return path
		}
	}
	return ""
}

func readVotes(path string) (class.Votes, error) {
	file, err := os.Open(path)
	if err != nil {
		return class.Votes{}, errors.Unwrap(err) // without the path
	}
	defer file.Close()
	return class.Decode(file)
}

// with is what another presenter has kept in the file meanwhile, with what is new in this talk.
func (k *keptVotes) with(votes class.Votes) (class.Votes, error) {
	all, err := readVotes(k.path)
	if errors.Is(err, fs.ErrNotExist) {
		return votes, nil
	}
	for _, v := range votes.Votes {
		if old := k.votes.Find(v.Lesson, v.Step); old == nil || !reflect.DeepEqual(v, *old) {
			all = all.With(v)
		}
	}
	return all, err
}

// keep puts them in the file. It is called by one goroutine at a time.
func (k *keptVotes) keep(votes class.Votes) error {
	k.failed = k.write(votes)
	k.wrote = k.wrote || k.failed == nil
	return k.failed
}

// write replaces the file as a whole.
func (k *keptVotes) write(votes class.Votes) error {
	if k.lack != nil {
		return k.lack
	}
	votes, err := k.with(votes)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(k.path), err)
	}
	dir := filepath.Dir(k.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	fresh, err := os.CreateTemp(dir, ".votes-*")
	if err != nil {
		return err
	}
	if err = errors.Join(votes.Encode(fresh), fresh.Close()); err == nil {
		err = os.Rename(fresh.Name(), k.path)
	}
	if err != nil {
		os.Remove(fresh.Name())
	}
	return err
}

// told says where the votes are, or why they are not.
func (k *keptVotes) told(stderr io.Writer) {
	switch {
	case k.failed != nil:
		note(stderr, "the votes are not kept: "+k.failed.Error())
	case k.wrote || len(k.votes.Votes) > 0:
		fmt.Fprintf(stderr, "votes: %s\n", k.path)
	}
}
