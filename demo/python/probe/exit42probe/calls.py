"""Sees what goes through os.read, os.write, os.waitpid and os._exit.

The four are replaced before anything else is imported, since multiprocessing.connection
binds os.read and os.write when its classes are made.  A wrapper does what it wraps, in the
same order and with the same errors, whose tracebacks `watch` cleans of our frames.  Its
place in posix is taken too, since that is where pickle looks such a function up.
"""

import os
import stat
import sys

from . import wire

_HEAD = 256  # bytes of a message that an event carries


def install(tells):
    """Replace the four; `tells(filename)` answers whether calls from that file are told."""
    for name, wrap in (("write", _write), ("read", _read), ("waitpid", _waitpid), ("_exit", _exit)):
        original = getattr(os, name, None)
        if original is not None:
            told = _like(original, wrap(original, tells))
            setattr(os, name, told)
            setattr(sys.modules[os.name], name, told)


def _like(original, told):
    """What functools.wraps does, whose import the program could see."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(told, name, getattr(original, name))
    told.__wrapped__ = original
    return told


def channel_of(fd):
    """The name of the pipe or socket behind fd, the same at both ends of a pipe; None for a file."""
    try:
        st = os.fstat(fd)
    except OSError:
        return None
    if stat.S_ISFIFO(st.st_mode):
        return "pipe:%d" % st.st_ino
    if stat.S_ISSOCK(st.st_mode):
        return "socket:%d" % st.st_ino
    return None


def _crossing(kind, fd, data, length, filename, at=None):
    """Tell of the first `length` bytes of data, which went through fd."""
    if type(fd) is not int or type(data) not in (bytes, bytearray, memoryview):
        return
    channel = channel_of(fd)
    if channel:
        part = os.path.basename(filename)[:-3]  # connection, forkserver, or a file of the program
        view = memoryview(data)
        start = bytes(view[: min(length, _HEAD)]) if view.itemsize == view.ndim == 1 else b""
        wire.tell(kind, wire.fields(name=part, channel=channel, len=length, head=start), at=at)


def _write(write, tells):
    def told(*args, **kwargs):
        at = wire.now()  # before, so that it is older than the read it causes
        count = write(*args, **kwargs)
        caller = sys._getframe(1).f_code.co_filename
        if len(args) == 2 and tells(caller):
            _crossing("write", *args, count, caller, at)
        return count

    return told


def _read(read, tells):
    def told(*args, **kwargs):
        data = read(*args, **kwargs)
        caller = sys._getframe(1).f_code.co_filename
        if tells(caller):
            _crossing("read", args[0], data, len(data), caller)
        return data

    return told


def _waitpid(waitpid, tells):
    def told(*args, **kwargs):
        child, status = waitpid(*args, **kwargs)
        if child:
            wire.tell("status", wire.fields(child=child, status=status))
        return child, status

    return told


def _exit(leave, tells):
    def told(*args, **kwargs):
        name = sys._getframe(1).f_code.co_filename
        status = args[0] if args else kwargs.get("status")
        if type(status) is int and status.bit_length() < 64 and tells(name) and "multiprocessing" not in name:
            wire.tell("exit", wire.fields(code=status, func="os._exit"))
        leave(*args, **kwargs)

    return told
