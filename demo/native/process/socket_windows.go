package process

// HasSocketPair reports whether this system has pairs of sockets.
const HasSocketPair = false

// SocketPair panics: Windows has no socketpair.
func SocketPair() (one, other *Conn) { panic("process: Windows has no socketpair") }
