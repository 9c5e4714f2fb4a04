package cli

import (
	"github.com/spf13/cobra"

	"exit42/lessons"
	"exit42/lessons/workshop"
)

// named is what is to be presented: the lessons that are taught, from the named one on, or a workshop
// in a folder or an archive, to rehearse it. What close closes has to stay open as long as it is shown.
func (f *presentFlags) named(cmd *cobra.Command, name string) (w workshop.Workshop, slug string, close func(), err error) {
	close = func() {}
	if w, err = f.env.taught(); err != nil || name == "" {
		return w, "", close, err
	}
	l, err := lessons.Lookup(w.Lessons, name)
	switch {
	case err == nil:
		return w, l.Slug, close, nil
	case isZip(name) && f.isFile(name):
		w, file, err := f.env.readZip(name)
		if err != nil {
			return w, "", close, notPlayed(name, err)
		}
		return w, "", func() { file.Close() }, nil
	case f.isDir(name):
		d, err := f.env.desk(name)
		if err != nil {
			return w, "", close, err
		}
		r := d.read()
		if len(r.Mistakes) > 0 {
			return w, "", close, d.check(cmd, d.wrong(r.Mistakes...))
		}
		return r.Workshop, "", close, nil
	}
	return w, "", close, wrongLesson(err)
}
