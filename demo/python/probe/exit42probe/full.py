"""Says of a read or write that it is about to sleep, since the channel is empty or full.

Asked of the kernel before the call: how much lies in it, and how much fits.  Where that
cannot be asked in a cheap way, nothing is said.  It is nearly always right: a pipe that is
filled by many small writes takes a little less than its size.
"""

import os
import sys

from . import volume, wire

try:
    import fcntl
except ImportError:
    fcntl = None  # Windows

_PAGE = 4096  # every pipe takes as much
_GETPIPE_SZ = 1032 if sys.platform == "linux" else None
_TIOCOUTQ = 0x5411  # what was sent and not yet received
_SMALL = 20000  # bytes that a socket takes at once, where few are in it: it has room for ten times as many
_NOTHING = b"\0\0\0\0"
_get_blocking = getattr(os, "get_blocking", None)


def _fionread():
    """The request that asks how many bytes can be read, by its number: the module that
    names it is a file to be found and loaded in each process."""
    if fcntl is None or _get_blocking is None:
        return None
    if sys.platform == "linux":
        usual = os.uname().machine.startswith(("x86_64", "i", "aarch64", "arm", "riscv", "s390", "loongarch"))
        return 0x541B if usual else None
    return 0x4004667F


_FIONREAD = _fionread()


def _inside(fd):
    return _ask(fd, _FIONREAD)


def _ask(fd, request):
    return int.from_bytes(fcntl.ioctl(fd, request, _NOTHING), sys.byteorder)


def before_write(channel, fd, data):
    if _FIONREAD is None or _GETPIPE_SZ is None or channel[0] != "p":
        return
    size = data.nbytes if type(data) is memoryview else len(data)
    try:
        after = _inside(fd) + size
        if after > _PAGE and after > fcntl.fcntl(fd, _GETPIPE_SZ) and _get_blocking(fd):
            _tell("writing", channel, size)
    except OSError:
        pass


def before_read(channel, fd):
    if _FIONREAD is None:
        return
    try:
        if _inside(fd) == 0 and _get_blocking(fd):
            _tell("reading", channel, None)
    except OSError:
        pass


def goes(channel, fd, data):
    """Whether a write is sure not to sleep.  Of a pipe half is always used at least, and of a page
    nothing is left for another if it does not fit."""
    if _FIONREAD is None or _GETPIPE_SZ is None:
        return False
    size = data.nbytes if type(data) is memoryview else len(data)
    try:
        if channel[0] != "p":
            return size <= _SMALL and _ask(fd, _TIOCOUTQ) <= 4 * _SMALL
        inside, room = _inside(fd), fcntl.fcntl(fd, _GETPIPE_SZ)
    except OSError:
        return False
    return inside + size <= room // 2 or inside <= _PAGE and size <= room - 2 * _PAGE


def _tell(kind, channel, size):
    volume.spend()
    wire.tell(kind, wire.fields(channel=channel, len=size), hold=False)
