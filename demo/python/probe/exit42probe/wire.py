"""The connection to the app: events out, permission to go on in.

An event is one line of JSON, a flat object.  While the app holds this process, each event
that may hold carries "held":true and the process sleeps in read() until one byte comes:

    g   go on, and wait again at the next event
    r   run, and do not wait any more
    h   (to a process that runs) wait again from the next event on

End of file means that the app is gone: the program then runs on, untold.

A signal handler of the program may raise while an event is being sent or its answer is
waited for.  What has gone and what has come is then kept, and the rest is done before the
next event, so that app and probe never get out of step.  That is why the calls that must
not lose their result are made by map(), within which no handler's exception can fall
between a call and its result.
"""

import _socket
import _thread as _thread_module
import os
import sys
import time
from _functools import partial
from _json import encode_basestring_ascii as quote
from _thread import allocate_lock, get_ident

from . import settings
from .brief import brief, inside

try:
    import fcntl
except ImportError:
    fcntl = None  # Windows: the connection is no file descriptor

_os_read, _os_write, _getpid, _getppid = os.read, os.write, os.getpid, os.getppid
_get_native_id = getattr(_thread_module, "get_native_id", get_ident)
_close, _fstat, _blocking = os.close, os.fstat, os.set_blocking if hasattr(os, "set_blocking") else None

_LONG = 2000  # characters of a string that an event carries

# The clock that all processes of a machine share.
now = time.perf_counter_ns if sys.platform == "win32" else time.monotonic_ns

connected = False
holding = True
helper = False  # a fork server or resource tracker is never held: others wait for it
pid = 0
_main = 0  # the thread that needs no name
_send = _recv = None
_fd = _made = None  # the descriptor, and which socket it was when we made it
_set_blocking = None
_blocks = True  # whether a read may sleep
_said = None  # the event under way: its line, the counts that went, the bytes that came, whether it waits
_lock = allocate_lock()
_owner = 0
before_hold = []  # called before this process tells an event at which it will sleep; may tell more
on_hold = []  # called before this process sleeps
on_release = []  # called when a process that ran is to wait again


def dial():
    """Connect, and keep nothing that lives as a socket object (3.8 crashes on one at exit)."""
    global connected, _send, _recv, pid, _lock, _owner, _set_blocking, _main, _said, _blocks
    _lock, _owner, _said, pid, _main, _blocks = allocate_lock(), 0, None, _getpid(), get_ident(), True
    try:
        if settings.PORT:
            sock = _socket.socket(_socket.AF_INET, _socket.SOCK_STREAM)
            sock.connect(("127.0.0.1", settings.PORT))
            sock.sendall(settings.TOKEN.encode("ascii") + b"\n")
            _send, _recv, _set_blocking = sock.send, sock.recv, sock.setblocking
        else:
            sock = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
            sock.connect(settings.SOCKET)
            _use(_lift(sock.detach()))
    except OSError:
        connected = False
        return
    connected = True


def _use(fd):
    global _send, _recv, _set_blocking, _fd, _made
    _fd, _made = fd, _which(fd)
    _send, _recv = partial(_os_write, fd), partial(_os_read, fd)
    _set_blocking = partial(_blocking, fd)


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


def _thread(me):
    """The name of the thread that runs, or its number, without running code of the program."""
    threading = sys.modules.get("threading")
    active = threading.__dict__.get("_active") if type(threading) is type(sys) else None
    thread = active.get(me) if type(active) is dict else None
    name = inside(thread).get("_name") if thread is not None else None
    return name if type(name) is str else str(_get_native_id())


def tell(kind, middle="", hold=True, at=None, thread=True):
    """Send one event and, where this process is held, sleep until the app answers.
    False says that it was not sent.  It happens now, that is when no other thread of this
    process tells or is held: so the order of time is that of telling.  Of what has an effect
    on others before it is told, `at` is when it began."""
    global _owner, connected
    if not connected:
        return False
    me = get_ident()
    if _owner == me and _lock.locked():
        return False  # a signal handler ran inside a pause; one story at a time
    hold = hold and not helper
    if thread and me != _main:
        middle += ',"thread":' + _quoted(_thread(me))
    if hold and holding:
        for flush in before_hold:
            flush()
    with _lock:
        _owner = me
        try:
            _tell(kind, middle, hold, at)
        except OSError:
            connected = False
        finally:
            _owner = 0
    return True


def turns():
    """Whether this thread may have to wait for others before it can tell; not within its own telling."""
    return connected and holding and not helper and not (_owner == get_ident() and _lock.locked())


def at_once(act, describe, causes):
    """Do something that does not sleep, and tell of it before any thread of this process tells of
    anything else, or is held: else what comes of it in another process could be told first.
    `describe(result)` is the event's kind and middle; it happened before the act if it `causes`
    something elsewhere, and after it if it is caused."""
    global _owner, connected
    me = get_ident()
    named = ',"thread":' + _quoted(_thread(me)) if me != _main else ""
    for flush in before_hold:
        flush()
    with _lock:
        _owner = me
        try:
            at = now() if causes else None
            result = act()
            try:
                kind, middle = describe(result)
                if kind:
                    _tell(kind, middle + named, True, at)
            except OSError:
                connected = False
        finally:
            _owner = 0
    return result


def _tell(kind, middle, hold, at):
    global _said, connected
    if _said and _ours():
        _finish()  # what an interrupt left undone
    waits = holding and hold
    if waits:
        for flush in on_hold:
            flush()
    if not _ours():
        connected = False
    if connected:
        line = '{"ev":"%s","pid":%d,"t":%d%s%s}\n' % (kind, pid, at or now(), middle, ',"held":true' if waits else "")
        _said = line.encode("ascii"), [], [], waits
        _finish()


def _finish():
    """Send what is left of the event under way and take its answer.  After an interrupt at any
    place, it does the rest when it is called again."""
    global _said
    line, went, came, waits = _said
    while sum(went) < len(line):
        try:
            went.extend(map(_send, (line[sum(went) :],)))
        except BlockingIOError:  # the app reads slowly: wait for it, lose nothing
            _block(True)
    while waits and not came:
        try:
            came.extend(map(_recv, (1,)))
        except BlockingIOError:
            _block(True)
    if not waits and not holding and not came:
        if _blocks:
            _block(False)
        try:
            came.extend(map(_recv, (1,)))
        except BlockingIOError:
            pass
    if came:
        _answer(came[0])
    _said = None


def _block(yes):
    global _blocks
    _blocks = True  # for as long as it is not certain
    _set_blocking(yes)
    _blocks = yes


def _answer(byte):
    global holding, connected
    if byte == b"":
        connected = False
    elif byte == b"r":
        holding = False
    elif byte == b"h":
        holding = True
        for again in on_release:
            again()
