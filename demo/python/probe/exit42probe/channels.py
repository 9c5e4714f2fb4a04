"""Says where the channels of a run come from: who made which, and what they are in the
library's words.  Memory has an address, which differs where it did not come by fork.
"""

import sys

from . import wire
from .brief import inside, is_a
from .calls import channel_of
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
