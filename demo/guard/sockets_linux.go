package guard

import (
	"encoding/binary"
	"strconv"
	"syscall"
)

// maxSockets is how many bytes of answer about the machine's sockets are read.
const maxSockets = 4 << 20

// Sockets asks the kernel for the Unix sockets of this machine and who is connected to whom
// (sock_diag(7)); ok is false where it does not answer.
func Sockets() (sockets map[string]Socket, ok bool) {
	const netlinkSockDiag = 4
	fd, err := syscall.Socket(syscall.AF_NETLINK, syscall.SOCK_RAW|syscall.SOCK_CLOEXEC, netlinkSockDiag)
	if err != nil {
		return nil, false
	}
	defer syscall.Close(fd)
	syscall.SetsockoptTimeval(fd, syscall.SOL_SOCKET, syscall.SO_RCVTIMEO, &syscall.Timeval{Sec: 1})
	if syscall.Sendto(fd, askForUnix(), 0, &syscall.SockaddrNetlink{Family: syscall.AF_NETLINK}) != nil {
		return nil, false
	}
	sockets = map[string]Socket{}
	buf := make([]byte, 64<<10)
	for total := 0; total < maxSockets; {
		n, _, err := syscall.Recvfrom(fd, buf, 0)
		if err != nil {
			return nil, false
		}
		total += n
		messages, err := syscall.ParseNetlinkMessage(buf[:n])
		if err != nil {
			return nil, false
		}
		for _, m := range messages {
			switch m.Header.Type {
			case syscall.NLMSG_DONE:
				return sockets, true
			case syscall.NLMSG_ERROR:
				return nil, false
			}
			noteSocket(sockets, m.Data)
		}
	}
	return nil, false
}

// askForUnix is a struct nlmsghdr and a struct unix_diag_req for all sockets and their peers.
func askForUnix() []byte {
	const sockDiagByFamily, showPeer, header, request = 20, 4, 16, 24
	ask := make([]byte, header+request)
	order := binary.NativeEndian
	order.PutUint32(ask, header+request)
	order.PutUint16(ask[4:], sockDiagByFamily)
	order.PutUint16(ask[6:], syscall.NLM_F_REQUEST|syscall.NLM_F_DUMP)
	ask[header] = syscall.AF_UNIX
	order.PutUint32(ask[header+4:], ^uint32(0)) // in any state
	order.PutUint32(ask[header+12:], showPeer)
	return ask
}

// noteSocket takes a struct unix_diag_msg and its attributes.
func noteSocket(sockets map[string]Socket, msg []byte) {
	const size, listening, peerAttr = 16, 10, 2
	if len(msg) < size {
		return
	}
	order := binary.NativeEndian
	s := Socket{Listen: msg[2] == listening}
	for attrs := msg[size:]; len(attrs) >= 4; {
		n := int(order.Uint16(attrs))
		if n < 4 || n > len(attrs) {
			break
		}
		if order.Uint16(attrs[2:]) == peerAttr && n >= 8 {
			s.Peer = socketName(order.Uint32(attrs[4:]))
		}
		attrs = attrs[min((n+3)&^3, len(attrs)):]
	}
	sockets[socketName(order.Uint32(msg[4:]))] = s
}

func socketName(inode uint32) string { return "socket:" + strconv.FormatUint(uint64(inode), 10) }
