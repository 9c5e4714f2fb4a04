"""Says where the channels of a run come from: who made which, and what they are in the
library's words.  Memory has an address, which differs where it did not come by fork.
"""

import sys

from . import wire
from .brief import inside, is_a
from .calls import came, channel_of
from .own import above, own

_DEEP = 4  # how many frames above Pipe() the library's object is that it was made for


def _channel(frame, **values):
    wire.tell("channel", wire.fields(**values) + above(frame), hold=False)


def _names(first, second):
    """The two ends by their names: those of a pair of sockets differ."""
    first, second = channel_of(first), channel_of(second)
    return {"channel": first, "value": second if second != first else None}


def pipe_leave(frame, value):
    ends = [inside(end).get("_handle") for end in value]
    names = _names(*ends)
    if names["channel"]:
        _channel(frame, name=_made_for(frame), **names)


def _made_for(frame):
    """What Pipe() was called for: a queue of the library, or itself."""
    for _ in range(_DEEP):
        frame = frame.f_back
        if frame is None or own(frame.f_code.co_filename):
            break
        if frame.f_code.co_name == "__init__":
            return _queue(frame.f_locals.get("self")) or "Pipe"
    return "Pipe"


def _queue(obj):
    queues = sys.modules.get("multiprocessing.queues")
    for name in ("SimpleQueue", "JoinableQueue", "Queue"):
        kind = getattr(queues, name, None)
        if kind is not None and is_a(obj, kind):
            return name
    return None


def socketpair_leave(frame, value):
    back = frame.f_back
    if back is not None and own(back.f_code.co_filename):
        fileno = sys.modules["_socket"].socket.fileno
        _channel(frame, name="socketpair", **_names(*map(fileno, value)))


def program_leave(frame, child):
    """The pipes that a program was given in place of its standard streams: of each our end."""
    made = frame.f_locals
    for stream, end in (("stdin", "p2cwrite"), ("stdout", "c2pread"), ("stderr", "errread")):
        channel = channel_of(made.get(end))
        if channel:
            _channel(frame, name=stream + " pipe", channel=channel, child=child)


_EXACT = "utf-8", "ascii", "us-ascii", "ansi_x3.4-1968"  # their characters stand for the same bytes again
_LONG = 1 << 20  # characters of a text that is not made bytes again


def communicate_line(frame, number):
    """A program's output was read to its end, in C and so by no call that is seen: it is told at the
    line after, where the file is still open.  Of text it is told where the bytes are certain."""
    popen, io = inside(frame.f_locals["self"]), sys.modules["_io"]
    for stream in ("stdout", "stderr"):
        data, file = frame.f_locals.get(stream), popen.get(stream)
        kind = type(file)
        if kind not in (io.BufferedReader, io.FileIO, io.TextIOWrapper) or kind.closed.__get__(file):
            continue
        if type(data) is str and kind is io.TextIOWrapper:
            exact = file.encoding.lower() in _EXACT and file.errors == "strict" and file.newlines in (None, "\n")
            data = data.encode() if exact and len(data) <= _LONG else None
        if type(data) is bytes:
            came(kind.fileno(file), data, frame.f_code.co_filename)
    return True


def ctype_leave(frame, value):
    """A Value or an Array has its place in memory, here or in a process to which it was sent."""
    made = frame.f_locals
    (arena, start, _), _ = inside(made["wrapper"])["_state"]
    fd = inside(arena).get("fd")
    if type(fd) is not int or fd < 0:
        return  # Windows: memory with a name of its own, behind no file
    ctypes = sys.modules["ctypes"]
    is_array = is_a(value, ctypes.Array)
    _channel(
        frame,
        channel="memory:%d:%d" % (wire._fstat(fd).st_ino, start),
        name="Array" if is_array else "Value",
        text=_code(type(value), is_array),
        len=ctypes.sizeof(value),
        value=hex(ctypes.addressof(value)),
    )


def _code(kind, is_array):
    """The type code of an item, or the name of its type."""
    if is_array:
        kind = type.__getattribute__(kind, "_type_")
    try:
        code = type.__getattribute__(kind, "_type_")
    except AttributeError:
        code = None  # a structure
    if type(code) is str and len(code) == 1:
        return code
    return type.__dict__["__name__"].__get__(kind)


def memory_leave(frame, value):
    memory = frame.f_locals["self"]
    if is_a(memory, frame.f_globals["SharedMemory"]):
        attributes = inside(memory)
        name, size = attributes.get("_name"), attributes.get("_size")
        if type(name) is str and type(size) is int:
            _channel(frame, channel="shm:" + name.lstrip("/"), name="SharedMemory", len=size)
