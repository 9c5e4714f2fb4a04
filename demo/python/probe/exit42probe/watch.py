"""Sees chosen functions without a frame of its own.

From 3.12 by sys.monitoring, which costs nothing where nothing is watched; before, by
sys.settrace.  Both ask `choose(code)` once a code object and then call its Watch:

    enter(frame)  leave(frame, value)  unwind(frame, exc)  line(frame, number)
    raised(frame, exc)   an exception began in this very frame

line() answers False when it has told enough of this frame: it is then asked no more until
`again()`.

A program that sets a trace function of its own (before 3.12) takes ours away: what it then
does is not told.  Near the limit of recursion there is no room for us: a program finds it a
few calls earlier, and before 3.12 the rest is not told.  (3.8 aborts a process that bears a
RecursionError and goes on, so there it is given to the program.)
"""

import sys

_MONITORING = sys.version_info >= (3, 12)
_OVERFLOWS = sys.version_info < (3, 9)
_REPLACED = frozenset(("read", "write", "waitpid", "_exit"))  # see calls
_OURS = __file__.rpartition("watch")[0]  # the folder of the probe


class Watch:
    """What is called when a chosen function runs; None where nothing is to be told."""

    __slots__ = ("enter", "leave", "unwind", "line", "raised")

    def __init__(self, enter=None, leave=None, unwind=None, line=None, raised=None):
        self.enter, self.leave, self.unwind, self.line, self.raised = enter, leave, unwind, line, raised


def _hide(tb):
    """Take the probe's own frames out of the traceback that a caller of ours now gets."""
    while tb is not None and tb.tb_next is not None:
        if _is_ours(tb.tb_next):
            tb.tb_next = tb.tb_next.tb_next
        else:
            tb = tb.tb_next


def _is_ours(tb):
    return tb.tb_frame.f_code.co_filename.startswith(_OURS)


def _bear(exc):
    """Keep an error of the probe's own from the program; one that a signal handler of the
    program raised while we ran is the program's, and goes on."""
    tb = exc.__traceback__
    while tb.tb_next is not None:
        tb = tb.tb_next
    if not _is_ours(tb):
        raise exc.with_traceback(tb)
    _troubled(exc)


def cleans(code):
    """A Watch that only cleans tracebacks through a function which may call what `calls` replaces."""
    if _MONITORING or _REPLACED.isdisjoint(code.co_names):
        return None  # sys.monitoring sees every exception anyway
    return Watch()


# Files in which nothing is watched: most of what a program imports, and passed over quickly.
foreign = set()

# The watches by code object: by identity, since a code object's own hash is slow; the
# code is kept beside its watch so that no other can take its place in memory.
_known = {}
_choose = _troubled = None


def _watch_of(code):
    found = _known.get(id(code))
    if found is None:
        found = _known[id(code)] = (_choose(code), code)
    return found[0]


def start(choose, troubled):
    """Begin to watch what `choose(code)` answers a Watch for; `troubled(exc)` hears of our own errors."""
    global _choose, _troubled
    _choose, _troubled = choose, troubled
    (_monitor if _MONITORING else _trace)()


def also(code, watch):
    """Watch one more function, known only now, from its next call on."""
    _known[id(code)] = (watch, code)
    if _MONITORING:
        _set_events(code, watch)


def again():
    """Ask for lines again where line() had told enough."""
    if _MONITORING:
        sys.monitoring.restart_events()


# -- 3.8 to 3.11: sys.settrace -------------------------------------------------------


def _trace():
    sys.settrace(_on_call)
    threading = sys.modules.get("threading")
    if threading:
        threading._trace_hook = _on_call


def _on_call(frame, event, arg):
    code = frame.f_code
    try:
        watch = _watch_of(code)
        if watch is None:
            if code.co_name == "<module>" and frame.f_globals.get("__name__") == "threading":
                return _hook_threads
            return None
        if watch.line is None:
            frame.f_trace_lines = False
        if watch.enter:
            watch.enter(frame)
        return _local(watch)
    except RecursionError:
        if _OVERFLOWS:
            raise
    except Exception as exc:
        _bear(exc)
    return None


def _hook_threads(frame, event, arg):
    if event == "return":
        frame.f_globals["_trace_hook"] = _on_call
    return _hook_threads


def _local(watch):
    exc = None

    def on_event(frame, event, arg):
        try:
            told(frame, event, arg)
        except RecursionError:
            if _OVERFLOWS:
                raise
        except Exception as error:
            _bear(error)
        return on_event

    def told(frame, event, arg):
        nonlocal exc
        if event == "line":
            if not watch.line(frame, frame.f_lineno):
                frame.f_trace_lines = False
        elif event == "exception":
            _hide(arg[2])
            if watch.unwind:
                exc = arg[1]
            if watch.raised and (arg[2] is None or arg[2].tb_next is None):
                watch.raised(frame, arg[1])
        elif event == "return":
            raised, exc = exc, None  # it must not live on in us
            if arg is not None or _returns(frame):
                if watch.leave:
                    watch.leave(frame, arg)
            elif watch.unwind:
                watch.unwind(frame, raised)

    return on_event


def _returns(frame):
    """Tell a return of None from an exception on its way out: only one stands at a RETURN."""
    return frame.f_code.co_code[frame.f_lasti] in (83, 86)  # RETURN_VALUE, YIELD_VALUE in 3.8 to 3.11


# -- 3.12 and newer: sys.monitoring ---------------------------------------------------

_DISABLE = sys.monitoring.DISABLE if _MONITORING else None
_TOOL = 4  # 0, 1, 2 and 5 are spoken for by debuggers, coverage, profilers, optimizers


def _monitor():
    mon, events = sys.monitoring, sys.monitoring.events
    mon.use_tool_id(_TOOL, "exit42")
    for event, callback in (
        (events.PY_START, _on_start),
        (events.PY_RETURN, _on_return),
        (events.LINE, _on_line),
        (events.PY_UNWIND, _on_unwind),
        (events.RAISE, _on_raise),
    ):
        mon.register_callback(_TOOL, event, callback)
    mon.set_events(_TOOL, events.PY_START | events.PY_UNWIND | events.RAISE)


def _set_events(code, watch):
    events = sys.monitoring.events
    wanted = (events.PY_RETURN if watch.leave else 0) | (events.LINE if watch.line else 0)
    if wanted:
        sys.monitoring.set_local_events(_TOOL, code, wanted)


def _on_start(code, offset):
    if code.co_filename in foreign:
        return _DISABLE
    first = id(code) not in _known
    try:
        watch = _watch_of(code)
        if watch is None:
            return _DISABLE
        if first:
            _set_events(code, watch)
        if watch.enter:
            watch.enter(sys._getframe(1))
    except RecursionError:
        pass  # there is no room for us so deep
    except Exception as exc:
        _bear(exc)
    return None


def _on_return(code, offset, value):
    try:
        watch = _watch_of(code)
        if watch and watch.leave:
            watch.leave(sys._getframe(1), value)
    except RecursionError:
        pass  # there is no room for us so deep
    except Exception as exc:
        _bear(exc)


def _on_line(code, number):
    try:
        watch = _watch_of(code)
        if watch and watch.line and not watch.line(sys._getframe(1), number):
            return _DISABLE
    except RecursionError:
        pass  # there is no room for us so deep
    except Exception as exc:
        _bear(exc)
    return None


def _on_unwind(code, offset, exc):
    try:
        found = _known.get(id(code))
        if found and found[0] and found[0].unwind:
            found[0].unwind(sys._getframe(1), exc)
    except RecursionError:
        pass  # there is no room for us so deep
    except Exception as error:
        _bear(error)


def _on_raise(code, offset, exc):
    try:
        tb = exc.__traceback__
        _hide(tb)
        found = _known.get(id(code))
        if found and found[0] and found[0].raised and (tb is None or tb.tb_next is None):
            found[0].raised(sys._getframe(1), exc)
    except RecursionError:
        pass  # there is no room for us so deep
    except Exception as error:
        _bear(error)
