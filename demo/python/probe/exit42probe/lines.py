"""The program's own lines, as they are reached, and what it asks a Process for in vain."""

import sys

from . import volume, watch, wire
from .brief import inside, is_a, words

_SINGLY = 1000  # lines that a running process tells each; held again, it tells each again

_left = _SINGLY
_next = 0  # when one more line is told, though there were so many


def again():
    """From here on, tell each line again."""
    global _left, _next
    _left, _next = _SINGLY, 0
    watch.again()


def line(frame, number):
    """Tell a line.  False says that for some time no more of them are wanted."""
    if wire.holding or _few():
        _tell(frame, number)
        return True
    now = wire.now()
    if now >= _next:
        _rest(now)
        _tell(frame, number)
    return False


def _tell(frame, number):
    code = frame.f_code
    wire.tell("line", wire.fields(file=code.co_filename, line=number, func=code.co_name))


def _few():
    global _left
    _left -= 1
    return _left >= 0


def _rest(now):
    """One is told now, and the next in a while, where the program gives an occasion."""
    global _next
    if not _next:
        wire.tell("quiet", wire.fields(name="lines", len=_SINGLY))
    _next = watch.due = now + volume.PERIOD


_NAMED = sys.version_info >= (3, 10)  # before, only an AttributeError's words say what it was asked of
_PROCESSES = frozenset(("Process", "ForkProcess", "SpawnProcess", "ForkServerProcess"))


def raised(frame, exc):
    """An attribute that a Process does not have, asked for in the program's own file."""
    if type(exc) is not AttributeError:
        return
    if _NAMED:
        base = getattr(sys.modules.get("multiprocessing.process"), "BaseProcess", None)
        if base is None or not is_a(exc.obj, base):
            return
        name, child = exc.name, pid_of(exc.obj)
    else:
        parts = words(exc).split("'")
        if len(parts) != 5 or parts[1] not in _PROCESSES:
            return
        name, child = parts[3], None
    where = wire.fields(file=frame.f_code.co_filename, line=frame.f_lineno)
    wire.tell("missing", wire.fields(name=name, text=words(exc), child=child) + where)


def pid_of(process):
    """The pid of a Process, or None."""
    pid = getattr(inside(process).get("_popen"), "pid", None)
    return pid if type(pid) is int and pid.bit_length() < 64 else None
