"""What is worth telling about a Python that uses multiprocessing.

Which functions those are, is decided here once, by file and name; they are the same from
3.8 to 3.14.  The program's own files are told line by line.
"""

import os
import sys

from . import calls, settings, watch, wire
from .brief import brief, words

_LINES_UNHELD = 1000  # lines that a running process tells before it falls silent; held again, it speaks again

_lines_left = _LINES_UNHELD
_sep = os.sep
_lib = _sep + "multiprocessing" + _sep  # .../lib/python3.N/multiprocessing/


def begin():
    """Connect this process, set the hooks, and wait until the app lets it go on."""
    began = wire.now()
    wire.dial()
    if not wire.connected:
        return
    how = _how()
    wire.helper = how in ("fork server", "resource tracker")
    calls.install(_tells)
    watch.start(_choose, _trouble)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_forked)
    wire.on_hold.append(_flush)
    wire.on_release.append(_speak_again)
    _begin(how, began)


def _begin(how, began):
    since = wire.now() - began
    wire.tell("begin", wire.fields(ppid=wire._getppid(), name=how, len=since), at=began)


def _forked():
    began = wire.now()  # the parent goes on meanwhile, and this came before what it does next
    wire.drop()
    wire.helper = False
    wire.holding = True
    _speak_again()
    wire.dial()
    _begin("fork", began)


def _trouble(exc):
    """The probe failed at something, which the program must not notice."""
    wire.tell("trouble", wire.fields(text=words(exc)), hold=False)


def _how():
    """How this process came to be, from the command line that started it."""
    argv = " ".join(getattr(sys, "orig_argv", None) or _command_line())
    for sign, how in (
        ("multiprocessing.spawn import spawn_main", "spawn"),
        ("multiprocessing.forkserver import main", "fork server"),
        ("multiprocessing.resource_tracker import main", "resource tracker"),
    ):
        if sign in argv:
            return how
    return "python"  # the app knows which one is the program itself


def _command_line():
    try:
        with open("/proc/self/cmdline", "rb") as file:
            return file.read().decode("utf-8", "replace").split("\0")
    except OSError:
        return []


def _own(filename):
    return filename.startswith(settings.ROOT) and not filename.startswith(settings.PROBE)


def _tells(filename):
    return _own(filename) or filename.endswith(_lib + "connection.py") or filename.endswith(_lib + "forkserver.py")


def _choose(code):
    """The Watch for a code object that is seen for the first time, or None."""
    filename = code.co_filename
    if _own(filename):
        return watch.Watch(line=_line, raised=_raised)
    folder, _, name = filename.rpartition(_lib)
    if not folder:
        watch.foreign.add(filename)
        return watch.cleans(code)
    return _library.get((name, code.co_name)) or watch.cleans(code)


def _flush():
    """Before a pause, let out what a terminal would have shown by now."""
    for stream in (sys.__stdout__, sys.__stderr__):
        try:
            if stream is not None:
                stream.flush()
        except Exception:
            pass


def _speak_again():
    global _lines_left
    _lines_left = _LINES_UNHELD
    watch.again()


# -- the program's own lines -----------------------------------------------------------


def _line(frame, number):
    global _lines_left
    if not wire.holding:
        _lines_left -= 1
        if _lines_left < 0:
            if _lines_left == -1:
                wire.tell("quiet", wire.fields(name="lines", len=_LINES_UNHELD))
            return False
    code = frame.f_code
    wire.tell("line", wire.fields(file=code.co_filename, line=number, func=code.co_name))
    return True


_NAMED = sys.version_info >= (3, 10)  # before, only an AttributeError's words say what it was asked of
_PROCESSES = frozenset(("Process", "ForkProcess", "SpawnProcess", "ForkServerProcess"))


def _raised(frame, exc):
    """An attribute that a Process does not have, asked for in the program's own file."""
    if type(exc) is not AttributeError:
        return
    if _NAMED:
        if not _is_process(exc.obj):
            return
        name, child = exc.name, _pid_of(exc.obj)
    else:
        parts = words(exc).split("'")
        if len(parts) != 5 or parts[1] not in _PROCESSES:
            return
        name, child = parts[3], None
    where = wire.fields(file=frame.f_code.co_filename, line=frame.f_lineno)
    wire.tell("missing", wire.fields(name=name, text=words(exc), child=child) + where)


def _is_process(obj):
    base = getattr(sys.modules.get("multiprocessing.process"), "BaseProcess", None)
    mro = type.__dict__["__mro__"].__get__(type(obj))  # no code of the program's classes runs for it
    return base is not None and any(kind is base for kind in mro)


# -- multiprocessing --------------------------------------------------------------------


def _self(frame):
    return frame.f_locals["self"]


def _inside(process):
    """Its attributes, without running code of its class."""
    return object.__getattribute__(process, "__dict__")


def _pid_of(process):
    pid = getattr(_inside(process).get("_popen"), "pid", None)
    return pid if type(pid) is int and pid.bit_length() < 64 else None


def _at(frame):
    """Where, in the program's own file, the call was made."""
    back = frame.f_back
    if back is not None and _own(back.f_code.co_filename):
        return wire.fields(file=back.f_code.co_filename, line=back.f_lineno)
    return ""


def _start_enter(frame):
    wire.tell("start", wire.fields(name=_inside(_self(frame)).get("_name")) + _at(frame))


def _start_leave(frame, value):
    process = _self(frame)
    method = getattr(_inside(process).get("_popen"), "method", None)
    wire.tell("started", wire.fields(child=_pid_of(process), method=method) + _at(frame), hold=False)


def _start_unwind(frame, exc):
    wire.tell("failed", wire.fields(name="start", text=words(exc)) + _at(frame))


def _join_enter(frame):
    wire.tell("join", wire.fields(child=_pid_of(_self(frame)), value=brief(frame.f_locals.get("timeout"))) + _at(frame))


def _join_leave(frame, value):
    wire.tell("joined", wire.fields(child=_pid_of(_self(frame)), value=brief(value)) + _at(frame))


def _join_unwind(frame, exc):
    wire.tell("failed", wire.fields(name="join", text=words(exc)) + _at(frame))


def _exitcode_leave(frame, value):
    where = _at(frame)
    if where:  # multiprocessing itself asks all the time
        child = _pid_of(_self(frame))
        wire.tell("attr", wire.fields(name="exitcode", value=brief(value), child=child) + where)


_run_codes = set()  # identities of the run() code objects whose callee is the target


def _bootstrap_enter(frame):
    """A subclass's own run() is the function that does the work: watch it as the target."""
    process = _self(frame)
    code = getattr(type(process).run, "__code__", None)
    if code is not None and not code.co_filename.endswith(_lib + "process.py"):
        _watch_target(code, frame.f_code)


def _run_enter(frame):
    target = _inside(_self(frame)).get("_target")
    code = getattr(getattr(target, "__func__", target), "__code__", None)
    if code is not None and not code.co_filename.startswith(settings.PROBE):
        _watch_target(code, frame.f_code)
    elif target is not None:
        wire.tell("enter", wire.fields(func=brief(target), text="not Python code: its return cannot be observed"))


def _watch_target(code, caller):
    _run_codes.add(id(caller))
    own = _choose(code)
    line, raised = (own.line, own.raised) if own else (None, None)
    watch.also(code, watch.Watch(_target_enter, _target_leave, _target_unwind, line, raised))


def _is_target(frame):
    """The same function may be called from elsewhere, too: that call is not the target's."""
    return frame.f_back is not None and id(frame.f_back.f_code) in _run_codes


def _target_enter(frame):
    if _is_target(frame):
        code, back = frame.f_code, frame.f_back
        caller = wire.fields(at_file=back.f_code.co_filename, at_line=back.f_lineno)
        wire.tell("enter", wire.fields(func=code.co_name, file=code.co_filename, line=code.co_firstlineno) + caller)


def _target_leave(frame, value):
    if _is_target(frame):
        code = frame.f_code
        where = wire.fields(func=code.co_name, file=code.co_filename, line=frame.f_lineno)
        wire.tell("return", wire.fields(value=brief(value), name=type(value).__name__) + where)


def _target_unwind(frame, exc):
    if _is_target(frame):
        code = frame.f_code
        where = wire.fields(func=code.co_name, file=code.co_filename, line=frame.f_lineno)
        value = exc.code if isinstance(exc, SystemExit) else exc
        wire.tell("raise", wire.fields(name=type(exc).__name__, value=brief(value)) + where)


def _run_leave(frame, value):
    code = frame.f_code
    wire.tell("run", wire.fields(value=brief(value), at_file=code.co_filename, at_line=frame.f_lineno))


def _bootstrap_leave(frame, value):
    code = value if type(value) is int and value.bit_length() < 64 else None
    wire.tell("exit", wire.fields(code=code, value=brief(value), func="_bootstrap", at_line=frame.f_lineno))


def _context_leave(frame, value):
    """The start method that was asked for becomes the default, as if this Python were made so."""
    if settings.METHOD:
        default = frame.f_globals["_default_context"]
        default._default_context = default.get_context(settings.METHOD)


def _temp_leave(frame, value):
    """The library's own temporary directory: it is left behind when the process is killed."""
    wire.tell("temp", wire.fields(file=value), hold=False)


_library = {
    ("util.py", "get_temp_dir"): watch.Watch(leave=_temp_leave),
    ("process.py", "start"): watch.Watch(_start_enter, _start_leave, _start_unwind),
    ("process.py", "join"): watch.Watch(_join_enter, _join_leave, _join_unwind),
    ("process.py", "exitcode"): watch.Watch(leave=_exitcode_leave),
    ("process.py", "_bootstrap"): watch.Watch(_bootstrap_enter, _bootstrap_leave),
    ("process.py", "run"): watch.Watch(_run_enter, _run_leave),
    ("context.py", "<module>"): watch.Watch(leave=_context_leave),
}
