"""Sees what goes through os.read, os.write, os.pipe, os.waitpid and os._exit, and that a timer is set.

They are replaced before anything else is imported, since multiprocessing.connection binds
os.read and os.write when its classes are made.  A wrapper does what it wraps, in the same
order and with the same errors, whose tracebacks `watch` cleans of our frames.  Its place in
posix is taken too, since that is where pickle looks such a function up.  The same goes for
signal.alarm and signal.setitimer, whose place is in _signal.

What is told of a read or write that is about to sleep, `full` decides.
"""

import _signal
import os
import sys
from _functools import partial

from . import full, volume, watch, wire
from .own import own

_HEAD = 256  # bytes of a message that an event carries
_MANY = 10000  # files whose answer is remembered

_WNOHANG = getattr(os, "WNOHANG", None)
_fstat = os.fstat
_tells = None


def install(tells):
    """Replace them; `tells(filename)` answers whether calls from that file are told: True, False,
    or the name of the one function there whose calls are."""
    global _tells
    _tells = tells
    for name, wrap in _wraps:
        original = getattr(os, name, None)
        if original is not None:
            told = _like(original, wrap(original))
            setattr(os, name, told)
            setattr(sys.modules[os.name], name, told)
    for name in ("alarm", "setitimer"):
        original = getattr(_signal, name, None)
        if original is not None:
            told = _like(original, _timer(name, original))
            setattr(_signal, name, told)
            if "signal" in sys.modules:
                setattr(sys.modules["signal"], name, told)


def _like(original, told):
    """What functools.wraps does, whose import the program could see."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(told, name, getattr(original, name))
    told.__wrapped__ = original
    return told


def channel_of(fd):
    """The name of the pipe or socket behind fd, the same at both ends of a pipe; None for a file."""
    if type(fd) is not int:
        return None
    try:
        st = _fstat(fd)
    except (OSError, OverflowError):
        return None
    return volume.name_of(st)


def came(fd, data, filename):
    """Tell of bytes that were read by a call which is not seen."""
    channel = channel_of(fd)
    if channel:
        volume.spend()
        _crossing("read", channel, data, len(data), filename)


def _crossing(kind, channel, data, length, filename, at=None):
    """Tell of the first `length` bytes of data, which went through the channel."""
    watch.check()
    wire.tell(kind, _crossed(channel, data, length, filename), at=at)


def _crossed(channel, data, length, filename):
    part = os.path.basename(filename)[:-3]  # connection, forkserver, or a file of the program
    view = memoryview(data)
    start = bytes(view[: min(length, _HEAD)]) if view.itemsize == view.ndim == 1 else b""
    return wire.fields(name=part, channel=channel, len=length, head=start)


_BYTES = frozenset((bytes, bytearray, memoryview))
_asked = {}  # by file: what `tells` answered


def _ask(filename):
    if len(_asked) > _MANY:
        _asked.clear()
    answer = _asked[filename] = _tells(filename)
    return answer


# Where this process only counts, the two do as little as can be: before 3.12 each call of a
# function is seen by `watch`, those of ours too.


def _write(write):
    def told(*args, **kwargs):
        code = sys._getframe(1).f_code
        caller = code.co_filename
        wanted = _asked.get(caller)
        if wanted is None:
            wanted = _ask(caller)
        if wanted is not True and wanted != code.co_name or not wire.connected or len(args) != 2 or type(args[1]) not in _BYTES:
            return write(*args, **kwargs)
        channel = sizes = None
        at_once = False
        at = wire.now()  # before, so that it is older than the read it causes
        try:
            if volume.left > 0 or wire.holding:
                channel = channel_of(args[0])
                if channel:
                    full.before_write(channel, *args)
                    at_once = wire.turns() and full.goes(channel, *args)
            else:
                sizes = volume.sizes("write", args[0])
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        if at_once:
            volume.spend()
            watch.check()
            return wire.at_once(partial(write, *args), lambda count: ("write", _crossed(channel, args[1], count, caller)), True)
        count = write(*args, **kwargs)
        try:
            if sizes is not None:
                sizes[-1].append(count)
                if volume.dropped:
                    volume.keep(sizes)
                if at >= volume.due:
                    volume.flush()
            elif channel:
                volume.spend()
                _crossing("write", channel, args[1], count, caller, at)
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        return count

    return told


def _read(read):
    def told(*args, **kwargs):
        code = sys._getframe(1).f_code
        caller = code.co_filename
        wanted = _asked.get(caller)
        if wanted is None:
            wanted = _ask(caller)
        if wanted is not True and wanted != code.co_name or not wire.connected or len(args) != 2:
            return read(*args, **kwargs)
        channel = sizes = None
        try:
            if volume.left > 0 or wire.holding:
                channel = channel_of(args[0])
                if channel:
                    full.before_read(channel, args[0])
            else:
                sizes = volume.sizes("read", args[0])
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        data = read(*args, **kwargs)
        try:
            if sizes is not None:
                sizes[-1].append(len(data))
                if volume.dropped:
                    volume.keep(sizes)
                if wire.now() >= volume.due:
                    volume.flush()
            elif channel:
                volume.spend()
                _crossing("read", channel, data, len(data), caller)
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        return data

    return told


def _pipe(pipe):
    def told(*args, **kwargs):
        ends = pipe(*args, **kwargs)
        try:
            caller = sys._getframe(1)
            if own(caller.f_code.co_filename):
                place = wire.fields(file=caller.f_code.co_filename, line=caller.f_lineno)
                wire.tell("channel", wire.fields(name="os.pipe", channel=channel_of(ends[0])) + place, hold=False)
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        return ends

    return told


def _waitpid(waitpid):
    def told(*args, **kwargs):
        if len(args) == 2 and args[1] == _WNOHANG and wire.turns():
            return wire.at_once(partial(waitpid, *args), lambda given: ("status" if given[0] else "", _given(*given)), False)
        child, status = waitpid(*args, **kwargs)
        try:
            if child:
                wire.tell("status", _given(child, status))
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        return child, status

    return told


def _given(child, status):
    return wire.fields(child=child, status=status)


def _exit(leave):
    def told(*args, **kwargs):
        try:
            name = sys._getframe(1).f_code.co_filename
            status = args[0] if args else kwargs.get("status")
            volume.last()
            if type(status) is int and status.bit_length() < 64 and _tells(name) is True and "multiprocessing" not in name:
                wire.tell("exit", wire.fields(code=status, func="os._exit"))
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        finally:
            leave(*args, **kwargs)  # whatever a signal handler raised while we told

    return told


_timed = 0  # the process that has told of a timer


def _timer(name, set_timer):
    def told(*args, **kwargs):
        global _timed
        try:
            if _timed != wire.pid and wire.tell("timer", wire.fields(name=name), hold=False):
                _timed = wire.pid
        except RecursionError:
            pass  # there is no room for us so deep
        except Exception as exc:
            watch.bear(exc)
        return set_timer(*args, **kwargs)

    return told


_wraps = ("write", _write), ("read", _read), ("pipe", _pipe), ("waitpid", _waitpid), ("_exit", _exit)
