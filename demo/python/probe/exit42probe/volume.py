"""How much is told of a process that nobody holds: at first each thing, then less.

Of reads and writes there come sums: what is not told one by one is counted here, and told
as `folded`, none forgotten.  The sizes are kept in lists, to which a thread adds in one step:
no lock is held that a signal handler, or a fork, could find locked.
"""

import os
import stat
from _thread import allocate_lock

from . import wire

_SINGLY = 1000  # reads and writes, begun or done, that a running process tells one by one
PERIOD = 50_000_000  # nanoseconds from one sum to the next
_fstat, _is_pipe, _is_socket = os.fstat, stat.S_ISFIFO, stat.S_ISSOCK
_MANY = 1000  # channels that are remembered though nothing goes through them

left = _SINGLY  # how many are still told one by one while this process is not held
due = 0  # when sums are told again
_sizes = {}  # by kind, mode and inode: that key, the channel, and the bytes of each read or write that is not told yet
dropped = False  # whether a channel was ever forgotten: a call under way may still add to its list
_telling = allocate_lock()
on_fold = []  # called when this process counts for the first time
on_flush = []  # called when sums were told


def spend():
    """One more was told by itself."""
    global left
    if not wire.holding:
        left -= 1


def name_of(st):
    """The name of the pipe or socket with that stat; None for anything else."""
    if _is_pipe(st.st_mode):
        return "pipe:%d" % st.st_ino
    if _is_socket(st.st_mode):
        return "socket:%d" % st.st_ino
    return None


def sizes(kind, fd):
    """What is known of the channel, with at its end the list to which the size of a read or
    write is added that is only counted; `keep` is called after that, if some were dropped.
    None for what is no channel."""
    if type(fd) is not int:
        return None
    try:
        st = _fstat(fd)
    except (OSError, OverflowError):
        return None
    key = kind, st.st_mode, st.st_ino
    found = _sizes.get(key)
    if found is None:
        name = name_of(st)
        if name is None:
            return None
        while on_fold:
            on_fold.pop()()
        found = _sizes.setdefault(key, (key, name, []))
    return found


def flush(patience=0):
    """Tell the sums of what was counted.  Another thread may be at it: that is waited for
    no longer than `patience` seconds."""
    global due
    if not _sizes or not (_telling.acquire(True, patience) if patience else _telling.acquire(False)):
        return
    try:
        due = wire.now() + PERIOD
        for known in list(_sizes.values()):
            _sum(known)
    finally:
        _telling.release()
    for check in on_flush:
        check()


def _sum(known):
    global dropped
    key, channel, lengths = known
    count = len(lengths)
    if count:
        middle = wire.fields(name=key[0], channel=channel, len=sum(lengths[:count]), count=count)
        if wire.tell("folded", middle, hold=False, thread=False):
            del lengths[:count]
    elif len(_sizes) > _MANY:
        dropped = True
        _sizes.pop(key, None)
        keep(known)  # a thread may have added to it meanwhile


def keep(known):
    """Have what was added to a channel's list told, though the channel may be forgotten: who
    adds, and who forgets, both look after they did, so that one of the two sees it."""
    while known[-1]:
        now = _sizes.setdefault(known[0], known)
        if now is known:
            return
        try:
            now[-1].append(known[-1].pop())
        except IndexError:
            pass  # another thread has seen it
        keep(now)


def last():
    """Tell the last sums, since this process ends."""
    flush(patience=1)


def again():
    """From here on, tell one by one again."""
    global left
    left = _SINGLY


def forked():
    """What the parent has counted, it will tell itself."""
    global _telling, due
    _telling, due = allocate_lock(), 0
    _sizes.clear()
    again()
