package guard

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestUnborn: a directory whose app was killed while it made it goes; one that is just being made
// stays.
func TestUnborn(t *testing.T) {
	temp := t.TempDir()
	for name, age := range map[string]time.Duration{"old": time.Hour, "new": 0} {
		lock := filepath.Join(temp, dirPrefix+name, lockName+unnamed)
		if err := os.Mkdir(filepath.Dir(lock), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(lock, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		then := time.Now().Add(-age)
		if err := os.Chtimes(lock, then, then); err != nil {
			t.Fatal(err)
		}
	}
	RemoveStale(temp)
	left, err := os.ReadDir(temp)
	if err != nil || len(left) != 1 || left[0].Name() != dirPrefix+"new" {
		t.Errorf("left: %v, %v", left, err)
	}
}
