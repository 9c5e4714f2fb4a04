package python

import (
	"embed"
	"encoding/base64"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

//go:embed probe
var probe embed.FS

// A file is a file of the probe, by its path below the probe's folder.
type file struct{ path, text string }

// probeFiles are the probe as it was written.
var probeFiles = sync.OnceValue(func() []file {
	var files []file
	err := fs.WalkDir(probe, "probe", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".py" {
			return err
		}
		data, err := probe.ReadFile(name)
		files = append(files, file{strings.TrimPrefix(name, "probe/"), string(data)})
		return err
	})
	if err != nil {
		panic(err) // what is embedded can be read
	}
	return files
})

// probeSources are the probe as a literal of Python: pairs of path and text.
var probeSources = sync.OnceValue(func() string {
	var b strings.Builder
	b.WriteByte('[')
	for _, f := range probeFiles() {
		b.WriteString("(" + literal(f.path) + "," + literal(f.text) + "),")
	}
	b.WriteByte(']')
	return b.String()
})

// compiledProbe makes .pyc files of the code of each of probeFiles, as an interpreter answered
// with it. They are of the kind that is never checked against the source (PEP 552).
func compiledProbe(tag string, codes []string) []file {
	const magic = 0 // the first of the codes is the interpreter's magic number
	sources := probeFiles()
	if len(codes) != len(sources)+1 {
		return nil
	}
	header, err := base64.StdEncoding.DecodeString(codes[magic])
	if err != nil {
		return nil
	}
	unchecked := string(header) + "\x01\x00\x00\x00" + strings.Repeat("\x00", 8)
	var files []file
	for i, source := range sources {
		code, err := base64.StdEncoding.DecodeString(codes[i+1])
		if err != nil {
			return nil
		}
		folder, name := path.Split(source.path)
		name = strings.TrimSuffix(name, ".py") + "." + tag + ".pyc"
		files = append(files, file{path.Join(folder, "__pycache__", name), unchecked + string(code)})
	}
	return files
}

// writeProbe writes the files below folder.
func writeProbe(folder string, files []file) error {
	for _, f := range files {
		to := filepath.Join(folder, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(to, []byte(f.text), 0o600); err != nil {
			return err
		}
	}
	return nil
}
