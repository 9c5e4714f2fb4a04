"""Sees what goes through os.read, os.write, os.waitpid and os._exit.

The four are replaced before anything else is imported, since multiprocessing.connection
binds os.read and os.write when its classes are made.  A wrapper does what it wraps, in the
same order and with the same errors, whose tracebacks `watch` cleans of our frames.
"""

import os
import stat
import sys
from functools import wraps

from . import wire

_HEAD = 256  # bytes of a message that an event carries


def install(tells):
    """Replace the four; `tells(filename)` answers whether calls from that file are told."""
    os.write = _write(os.write, tells)
    os.read = _read(os.read, tells)
    os._exit = _exit(os._exit, tells)
    if hasattr(os, "waitpid"):
        os.waitpid = _waitpid(os.waitpid)


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


def _crossing(kind, fd, data, filename):
    channel = channel_of(fd)
    if channel:
        part = os.path.basename(filename)[:-3]  # connection, forkserver, or a file of the program
        wire.tell(kind, wire.fields(name=part, channel=channel, len=len(data), head=bytes(data[:_HEAD])))


def _write(write, tells):
    @wraps(write)
    def told(fd, data, /):
        caller = sys._getframe(1).f_code.co_filename
        if tells(caller):
            _crossing("write", fd, data, caller)  # before, so that it is older than the read it causes
        return write(fd, data)

    return told


def _read(read, tells):
    @wraps(read)
    def told(fd, length, /):
        data = read(fd, length)
        caller = sys._getframe(1).f_code.co_filename
        if tells(caller):
            _crossing("read", fd, data, caller)
        return data

    return told


def _waitpid(waitpid):
    @wraps(waitpid)
    def told(pid, options, /):
        child, status = waitpid(pid, options)
        if child:
            wire.tell("status", wire.fields(child=child, status=status))
        return child, status

    return told


def _exit(leave, tells):
    @wraps(leave)
    def told(status):
        name = sys._getframe(1).f_code.co_filename
        if type(status) is int and tells(name) and "multiprocessing" not in name:
            wire.tell("exit", wire.fields(code=status, func="os._exit"))
        leave(status)

    return told
