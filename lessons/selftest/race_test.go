package selftest_test

import "os"

func init() {
	os.Setenv("GORACE", "atexit_sleep_ms=0") // with -race, each guard would stay for a second
}
