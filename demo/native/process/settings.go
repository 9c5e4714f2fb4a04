package process

import "strconv"

// Settings say where the app listens and where the program's files lie. They travel in
// the arguments of each process. A token is seen by none but the user there: only Windows has
// one, and it shows a process's arguments to no one else.
type Settings struct {
	Socket  string // the Unix socket of the run; empty where Port is used
	Port    int    // the loopback TCP port instead
	Token   string // what that must be sent first
	Program string // the folder of the program's files, with its last separator
}

const settingsArgs = 4 // how many arguments they are

func (s Settings) args() []string {
	return []string{s.Socket, strconv.Itoa(s.Port), s.Token, s.Program}
}

// settingsOf reads what args wrote.
func settingsOf(args []string) Settings {
	port, _ := strconv.Atoi(args[1])
	return Settings{args[0], port, args[2], args[3]}
}
