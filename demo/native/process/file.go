package process

import (
	"encoding/json"
	"os"
)

// TempFile makes an empty temporary file and returns its path.
func TempFile() string {
	reach()
	f, err := os.CreateTemp("", "exit42-*.json")
	if err != nil {
		panic(err)
	}
	if err := f.Close(); err != nil {
		panic(err)
	}
	return f.Name()
}

// Remove removes a file.
func Remove(path string) error {
	reach()
	return os.Remove(path)
}

// Save writes a value to a file, as JSON.
func Save(path string, value any) error {
	reach()
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// Load reads the value that lies in a file. It waits for nobody: from an empty file it returns
// io.EOF.
func Load(path string) (value any, err error) {
	reach()
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	err = json.NewDecoder(f).Decode(&value)
	return value, err
}
