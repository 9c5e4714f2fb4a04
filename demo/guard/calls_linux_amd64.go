package guard

import "syscall"

// The calls that only older machines have; newer ones have their successors alone.
func init() {
	calls[syscall.SYS_POLL] = polls("poll", millis(2))
	calls[syscall.SYS_SELECT] = selects("select", pointer(4))
	calls[syscall.SYS_EPOLL_WAIT] = epolls("epoll_wait")
	calls[syscall.SYS_PAUSE] = pauses("pause", nil)
}
