package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exit42/lessons/report"
)

// maxReports is how many files are merged at a time.
const maxReports = 1000

// files are those that the arguments mean, each of them once and in the order of their names: a
// folder stands for the .json files in it, and a pattern for what it matches, since not every
// shell sees to that.
func (m *merging) files(args []string) []string {
	var all []string
	for _, arg := range args {
		path, err := m.env.Path(arg)
		if err != nil {
			m.say(arg, err.Error())
			continue
		}
		info, err := os.Stat(path)
		switch found, _ := filepath.Glob(arg); {
		case err != nil && len(found) > 0:
			all = append(all, found...)
		case err == nil && info.IsDir():
			all = append(all, m.inFolder(arg, path)...)
		default:
			all = append(all, arg)
		}
	}
	for i := range all {
		all[i] = filepath.Clean(all[i])
	}
	slices.Sort(all)
	all = slices.Compact(all)
	if len(all) > maxReports {
		m.say(all[maxReports], fmt.Sprintf("this file and %d more are left out; %d are merged at a time", len(all)-maxReports-1, maxReports))
		all = all[:maxReports]
	}
	return all
}

// inFolder are the .json files in a folder, none of those in folders below.
func (m *merging) inFolder(name, path string) []string {
	entries, err := os.ReadDir(path)
	if err != nil {
		m.say(name, pathless(err).Error())
		return nil
	}
	var all []string
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), ".json") && !e.IsDir() {
			all = append(all, filepath.Join(name, e.Name()))
		}
	}
	if len(all) == 0 {
		m.say(name, "there is no .json file in this folder")
	}
	return all
}

// read reads a file, but no more of it than can be a report.
func (m *merging) read(name string) ([]byte, error) {
	path, err := m.env.Path(name)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path) // first: opening a pipe would wait for who writes to it
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("there is no such file")
	case err != nil:
		return nil, pathless(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("it is no file")
	}
	file, err := m.env.Open(path)
	if err != nil {
		return nil, pathless(err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, report.MaxFile+1))
	return text, pathless(err)
}
