"""Sees chosen functions without a frame of its own.

From 3.12 by sys.monitoring, which costs nothing where nothing is watched; before, by
sys.settrace.  Both ask `choose(code)` once a code object and then call its Watch:

    enter(frame)  leave(frame, value)  unwind(frame, exc)  line(frame, number)
    raised(frame, exc)   an exception began in this very frame

line() answers False when it has told enough of this frame: it is then asked no more until
`again()`, which is called when the time `due` has come and the program calls a function.

A program that sets a trace function of its own (before 3.12) takes ours away: what it then
does is not told, which `check()` notices.  Near the limit of recursion there is no room for
us: a program finds it a few calls earlier, and before 3.12 the rest is not told.  (3.8 aborts
a process that bears a RecursionError and goes on, so there it is given to the program.)
"""

import sys
from _thread import get_ident

from . import trap
from .wire import now

_MONITORING = sys.version_info >= (3, 12)
_OVERFLOWS = sys.version_info < (3, 9)
_REPLACED = frozenset(("read", "write", "pipe", "waitpid", "_exit"))  # see calls
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


def bear(exc):
    """Keep an error of the probe's own from the program; what a signal handler of the program
    raised while we ran is the program's, and goes on."""
    tb = _theirs(exc)
    if isinstance(exc, Exception) and tb is None:
        _troubled(exc)
    else:
        raise exc.with_traceback(tb)


def _theirs(exc):
    """The part of the traceback that is the program's own: its signal handler's."""
    tb = exc.__traceback__
    while tb is not None and _is_ours(tb):
        tb = tb.tb_next
    return tb


def cleans(code):
    """A Watch that only cleans tracebacks through a function which may call what `calls` replaces."""
    if _MONITORING or _REPLACED.isdisjoint(code.co_names):
        return None  # sys.monitoring sees every exception anyway
    return _cleaner


_cleaner = Watch()


# Files in which nothing is watched: most of what a program imports, and passed over quickly.
foreign = set()

# The watches by code object: by identity, since a code object's own hash is slow; the
# code is kept beside its watch so that no other can take its place in memory.
_known = {}
_passed = set()  # before 3.12, the identities of those that are not watched, which are most
_choose = _troubled = _lost = None
_main = 0  # the thread whose trace function is looked after
due = None  # when lines are to be asked for again that rest; None while none rest


def _watch_of(code):
    found = _known.get(id(code))
    if found is None:
        found = _known[id(code)] = (_choose(code), code)
    return found[0]


def start(choose, troubled, lost):
    """Begin to watch what `choose(code)` answers a Watch for; `troubled(exc)` hears of our own
    errors, `lost()` once of a trace function that took the place of ours."""
    global _choose, _troubled, _lost, _main
    _choose, _troubled, _lost, _main = choose, troubled, lost, get_ident()
    (_monitor if _MONITORING else _trace)()


def forked():
    """The thread that forked is the main one here."""
    global _main
    _main = get_ident()


def check():
    """An occasion to look at what no call and no line told of."""
    global _main
    if due is not None and now() >= due:
        again()
    if not _MONITORING and get_ident() == _main and sys.gettrace() is not _on_call:
        _main = 0
        _lost()


def also(code, watch):
    """Watch one more function, known only now, from its next call on."""
    _known[id(code)] = (watch, code)
    _passed.discard(id(code))
    if _MONITORING:
        _set_events(code, watch)


def again():
    """Ask for lines again where line() had told enough."""
    global due
    due = None
    if _MONITORING:
        sys.monitoring.restart_events()
    else:
        _wake(sys._getframe())


def deliver(frame, exc):
    """Have the program's exception raised in that frame as soon as it goes on: we were called
    from where none can be raised."""
    (_deliver_monitored if _MONITORING else _deliver_traced)(frame, exc)


# -- 3.8 to 3.11: sys.settrace -------------------------------------------------------


def _trace():
    sys.settrace(_on_call)
    threading = sys.modules.get("threading")
    if threading:
        threading._trace_hook = _on_call


def _on_call(frame, event, arg):
    code = frame.f_code
    if id(code) in _passed:
        return None
    try:
        if due is not None and now() >= due:
            again()
        watch = _watch_of(code)
        if watch is None:
            if code.co_name == "<module>" and frame.f_globals.get("__name__") == "threading":
                return _hook_threads
            _passed.add(id(code))
            return None
        if watch is _cleaner:
            frame.f_trace_lines = False
            return _clean
        if watch.line is None or due is not None:
            frame.f_trace_lines = False
        if watch.enter:
            watch.enter(frame)
        return _local(watch)
    except RecursionError:
        if _OVERFLOWS:
            raise
        return None
    except BaseException as exc:
        return _trap(frame, event, exc, None)


def _clean(frame, event, arg):
    if event == "exception":
        _hide(arg[2])
    return _clean


def _wake(frame):
    """Ask for the lines of the frames that run."""
    while frame is not None:
        found = _known.get(id(frame.f_code))
        if found and found[0] and found[0].line:
            frame.f_trace_lines = True
        frame = frame.f_back


def _trap(frame, event, exc, local):
    """What a trace function answers to an exception that came up in it."""
    try:
        bear(exc)
    except Exception as error:
        if error is not exc or event == "exception":
            raise
    except BaseException:
        if event == "exception":
            raise
    else:
        return local
    exc = exc.with_traceback(_theirs(exc))
    if event == "return":
        if frame.f_back is not None:
            _deliver_traced(frame.f_back, exc)
        return local
    return _deliver_traced(frame, exc, local)


def _deliver_traced(frame, exc, local=None):
    return trap.set_for(frame, exc.with_traceback(_theirs(exc)), local or frame.f_trace, _on_call)


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
        except BaseException as error:
            return _trap(frame, event, error, on_event)
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
        (events.INSTRUCTION, _on_instruction),
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
        if due is not None and now() >= due:
            again()
        if watch.enter:
            watch.enter(sys._getframe(1))
    except RecursionError:
        pass  # there is no room for us so deep
    except BaseException as exc:
        bear(exc)
    return None


def _on_return(code, offset, value):
    try:
        watch = _watch_of(code)
        if watch and watch.leave:
            watch.leave(sys._getframe(1), value)
    except RecursionError:
        pass  # there is no room for us so deep
    except BaseException as exc:
        bear(exc)


def _on_line(code, number):
    try:
        watch = _watch_of(code)
        if watch and watch.line and not watch.line(sys._getframe(1), number):
            return _DISABLE
    except RecursionError:
        pass  # there is no room for us so deep
    except BaseException as exc:
        bear(exc)
    return None


def _on_unwind(code, offset, exc):
    try:
        found = _known.get(id(code))
        if found and found[0] and found[0].unwind:
            found[0].unwind(sys._getframe(1), exc)
    except RecursionError:
        pass  # there is no room for us so deep
    except BaseException as error:
        bear(error)


def _on_raise(code, offset, exc):
    try:
        tb = exc.__traceback__
        _hide(tb)
        found = _known.get(id(code))
        if found and found[0] and found[0].raised and (tb is None or tb.tb_next is None):
            found[0].raised(sys._getframe(1), exc)
    except RecursionError:
        pass  # there is no room for us so deep
    except BaseException as error:
        bear(error)


_late = {}  # by code object's identity: what is to be raised at its next instruction


def _deliver_monitored(frame, exc):
    code, mon = frame.f_code, sys.monitoring
    _late[id(code)] = exc.with_traceback(_theirs(exc)), mon.get_local_events(_TOOL, code)
    mon.set_local_events(_TOOL, code, mon.get_local_events(_TOOL, code) | mon.events.INSTRUCTION)


def _on_instruction(code, offset):
    exc, before = _late.pop(id(code), (None, 0))
    if exc is not None:
        sys.monitoring.set_local_events(_TOOL, code, before)
        raise exc
