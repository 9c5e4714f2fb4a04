"""The connection to the app: events out, permission to go on in.

An event is one line of JSON, a flat object.  While the app holds this process, each event
that may hold carries "held":true and the process sleeps in read() until one byte comes:

    g   go on, and wait again at the next event
    r   run, and do not wait any more
    h   (to a process that runs) wait again from the next event on

End of file means that the app is gone: the program then runs on, untold.
"""

import _socket
import os
import sys
import time
from _json import encode_basestring_ascii as quote
from _thread import allocate_lock, get_ident

from . import settings
from .brief import brief

try:
    import fcntl
except ImportError:
    fcntl = None  # Windows: the connection is no file descriptor

_os_read, _os_write, _getpid, _getppid = os.read, os.write, os.getpid, os.getppid
_close, _fstat, _blocking = os.close, os.fstat, os.set_blocking if hasattr(os, "set_blocking") else None

_LONG = 2000  # characters of a string that an event carries

# The clock that all processes of a machine share.
now = time.perf_counter_ns if sys.platform == "win32" else time.monotonic_ns

connected = False
holding = True
helper = False  # a fork server or resource tracker is never held: others wait for it
pid = 0
send = recv = None
_fd = _made = None  # the descriptor, and which socket it was when we made it
_set_blocking = None
_lock = allocate_lock()
_owner = 0
on_hold = []  # called before this process sleeps
on_release = []  # called when a process that ran is to wait again


def dial():
    """Connect, and keep nothing that lives as a socket object (3.8 crashes on one at exit)."""
    global connected, send, recv, pid, _lock, _owner, _set_blocking
    _lock, _owner, pid = allocate_lock(), 0, _getpid()
    try:
        if settings.PORT:
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
            sock.connect(("127.0.0.1", settings.PORT))
            sock.sendall(settings.TOKEN.encode("ascii") + b"\n")
            send, recv, _set_blocking = sock.send, sock.recv, sock.setblocking
        else:
            sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            sock.connect(settings.SOCKET)
            _use(_lift(sock.detach()))
    except OSError:
        connected = False
        return
    connected = True


def _use(fd):
    global send, recv, _set_blocking, _fd, _made
    _fd, _made = fd, _which(fd)
    send = lambda data: _os_write(fd, data)  # noqa: E731
    recv = lambda n: _os_read(fd, n)  # noqa: E731
    _set_blocking = lambda yes: _ours() and _blocking(fd, yes)  # noqa: E731


def _which(fd):
    st = _fstat(fd)
    return st.st_dev, st.st_ino


def _ours():
    """Whether the descriptor is still our socket: a program that closed it may have its number now."""
    try:
        return _fd is None or _which(_fd) == _made
    except OSError:
        return False


def drop():
    """Close the connection of the process that this one was forked from."""
    global _fd
    if _fd is not None and _ours():
        _close(_fd)
    _fd = None


def _lift(fd):
    """Move fd high, where no program's own numbers are, and close it on exec."""
    for least in (500, 200, 100):
        try:
            high = fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, least)
        except OSError:
            continue
        _close(fd)
        return high
    return fd


def fields(**values):
    """The middle of an event: `,"name":value` for each that is not None."""
    out = []
    for name, value in values.items():
        if value is None:
            continue
        kind = type(value)
        if kind is bytes:
            value = '"' + value.hex() + '"'
        elif kind is not int:
            value = _quoted(value if kind is str else brief(value))
        out.append(',"%s":%s' % (name, value))
    return "".join(out)


def _quoted(text):
    return quote(text if len(text) <= _LONG else text[:_LONG] + "\u2026")


def tell(kind, middle="", hold=True, at=None):
    """Send one event and, where this process is held, sleep until the app answers."""
    global _owner, connected
    if not connected:
        return
    me = get_ident()
    if _owner == me:
        return  # a signal handler ran inside a pause; one story at a time
    with _lock:
        _owner = me
        try:
            _tell(kind, middle, hold and not helper, at or now())
        except OSError:
            connected = False
        finally:
            _owner = 0


def _tell(kind, middle, hold, at):
    global holding, connected
    waits = holding and hold
    if waits:
        for flush in on_hold:
            flush()
    if not _ours():
        connected = False
        return
    line = '{"ev":"%s","pid":%d,"t":%d%s%s}\n' % (kind, pid, at, middle, ',"held":true' if waits else "")
    _send_all(line.encode("ascii"))
    if waits:
        _answer(recv(1))
    elif not holding:
        try:
            _answer(recv(1))
        except BlockingIOError:
            pass


def _send_all(data):
    while data:
        try:
            data = data[send(data) :]
        except BlockingIOError:  # the app reads slowly: wait for it, lose nothing
            _set_blocking(True)
            data = data[send(data) :]
            _set_blocking(False)


def _answer(byte):
    global holding, connected
    if byte == b"":
        connected = False
    elif byte == b"r" and holding:
        holding = False
        _set_blocking(False)
    elif byte == b"h" and not holding:
        holding = True
        _set_blocking(True)
        for again in on_release:
            again()
