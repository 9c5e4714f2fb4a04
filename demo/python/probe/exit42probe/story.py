"""What is worth telling about a Python that uses multiprocessing.

Which functions those are, is decided here once, by file and name; they are the same from
3.8 to 3.14.  The program's own files are told line by line, see `lines`.
"""

import os
import sys

from . import calls, channels, lines, own as files, settings, volume, watch, wire
from .brief import brief, inside, words
from .lines import pid_of
from .own import above, at, own

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
    watch.start(_choose, _trouble, _lost)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_forked)
    wire.before_hold.append(volume.flush)
    wire.on_hold.append(_flush)
    wire.on_release.append(_speak_again)
    volume.on_fold.append(_at_exit)
    volume.on_flush.append(watch.check)
    _begin(how, began)


def _begin(how, began):
    since = wire.now() - began
    wire.tell("begin", wire.fields(ppid=wire._getppid(), name=how, len=since), at=began)


_BACK = 2_000_000  # nanoseconds: what is told later than that would stand after what came later


def _forked():
    began = wire.now()  # the parent goes on meanwhile, and this came before what it does next
    wire.drop()
    wire.helper = False
    wire.holding = True
    volume.forked()
    watch.forked()
    lines.again()
    wire.dial()
    try:
        _begin("fork", max(began, wire.now() - _BACK))
    except BaseException as exc:  # Python would print it, and go on
        watch.deliver(sys._getframe(1), exc)


def _trouble(exc):
    """The probe failed at something, which the program must not notice."""
    wire.tell("trouble", wire.fields(text=words(exc)), hold=False)


def _lost():
    wire.tell("quiet", wire.fields(name="calls", text="the program has set a trace function of its own"), hold=False)


def _at_exit():
    """This process folds: when the interpreter ends, the last sums are told.  A child by fork
    ends by os._exit instead."""
    import atexit

    atexit.register(volume.last)


def _speak_again():
    volume.again()
    lines.again()


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


def _tells(filename):
    """Whether reads and writes from that file are told; the name of a function for those of it alone."""
    if filename == _subprocess:
        return "_communicate"
    return own(filename) or filename.endswith(_connections)


_subprocess = files.library + "subprocess.py"
_connections = _lib + "connection.py", _lib + "forkserver.py"


def _choose(code):
    """The Watch for a code object that is seen for the first time, or None."""
    filename = code.co_filename
    if own(filename):
        return watch.Watch(line=lines.line, raised=lines.raised)
    folder, _, name = filename.rpartition(_lib)
    if not folder:
        if filename.startswith(files.library):
            found = _elsewhere.get((filename[len(files.library) :], code.co_name))
            if found:
                return found
        if filename not in _watched_elsewhere:
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


# -- multiprocessing --------------------------------------------------------------------


def _self(frame):
    return frame.f_locals["self"]


def _start_enter(frame):
    wire.tell("start", wire.fields(name=inside(_self(frame)).get("_name")) + at(frame))


def _start_leave(frame, value):
    process = _self(frame)
    method = getattr(inside(process).get("_popen"), "method", None)
    wire.tell("started", wire.fields(child=pid_of(process), method=method) + at(frame), hold=False)


def _start_unwind(frame, exc):
    wire.tell("failed", wire.fields(name="start", text=words(exc)) + at(frame))


def _join_enter(frame):
    wire.tell("join", wire.fields(child=pid_of(_self(frame)), value=brief(frame.f_locals.get("timeout"))) + at(frame))


def _join_leave(frame, value):
    wire.tell("joined", wire.fields(child=pid_of(_self(frame)), value=brief(value)) + at(frame))


def _join_unwind(frame, exc):
    wire.tell("failed", wire.fields(name="join", text=words(exc)) + at(frame))


def _get_unwind(frame, exc):
    """The error of a task comes out where the program asked for its result."""
    where = at(frame)
    if where:
        wire.tell("failed", wire.fields(name=frame.f_code.co_name, text=words(exc)) + where)


def _exitcode_leave(frame, value):
    where = at(frame)
    if where:  # multiprocessing itself asks all the time
        child = pid_of(_self(frame))
        wire.tell("attr", wire.fields(name="exitcode", value=brief(value), child=child) + where)


_run_codes = set()  # identities of the run() code objects whose callee is the target


_tidied = False  # whether what the library does at an exit is done
_asks = None  # the exit that is told then


def _bootstrap_enter(frame):
    """A subclass's own run() is the function that does the work: watch it as the target."""
    global _tidied, _asks
    _tidied, _asks = False, None
    process = _self(frame)
    code = getattr(type(process).run, "__code__", None)
    if code is not None and not code.co_filename.endswith(_lib + "process.py"):
        _watch_target(code, frame.f_code)


def _run_enter(frame):
    target = inside(_self(frame)).get("_target")
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
    """From 3.13 on, the library waits for the threads that write for queues after this, and may
    never come to the exit."""
    global _asks
    volume.flush()
    code = value if type(value) is int and value.bit_length() < 64 else None
    _asks = wire.fields(code=code, value=brief(value), func="_bootstrap", at_line=frame.f_lineno)
    if _tidied:
        _tell_exit()


def _tell_exit():
    global _asks
    asks, _asks = _asks, None
    if asks:
        wire.tell("exit", asks)


def _context_leave(frame, value):
    """The start method that was asked for becomes the default, as if this Python were made so."""
    if settings.METHOD:
        default = frame.f_globals["_default_context"]
        default._default_context = default.get_context(settings.METHOD)


def _temp_leave(frame, value):
    """The library's own temporary directory: it is left behind when the process is killed."""
    wire.tell("temp", wire.fields(file=value), hold=False)


def _exit_function_leave(frame, value):
    """The threads that write for queues have ended."""
    global _tidied
    _tidied = True
    volume.flush()
    _tell_exit()


_library = {
    ("util.py", "get_temp_dir"): watch.Watch(leave=_temp_leave),
    ("util.py", "_exit_function"): watch.Watch(leave=_exit_function_leave),
    ("process.py", "start"): watch.Watch(_start_enter, _start_leave, _start_unwind),
    ("process.py", "join"): watch.Watch(_join_enter, _join_leave, _join_unwind),
    ("process.py", "exitcode"): watch.Watch(leave=_exitcode_leave),
    ("process.py", "_bootstrap"): watch.Watch(_bootstrap_enter, _bootstrap_leave),
    ("process.py", "run"): watch.Watch(_run_enter, _run_leave),
    ("context.py", "<module>"): watch.Watch(leave=_context_leave),
    ("connection.py", "Pipe"): watch.Watch(leave=channels.pipe_leave),
    ("sharedctypes.py", "rebuild_ctype"): watch.Watch(leave=channels.ctype_leave),
    ("shared_memory.py", "__init__"): watch.Watch(leave=channels.memory_leave),
    ("pool.py", "get"): watch.Watch(unwind=_get_unwind),
    ("pool.py", "apply"): watch.Watch(unwind=_get_unwind),
    ("pool.py", "map"): watch.Watch(unwind=_get_unwind),
    ("pool.py", "starmap"): watch.Watch(unwind=_get_unwind),
}


# -- the rest of the library -------------------------------------------------------------


def _popen_leave(frame, value):
    """subprocess has started a program of any kind."""
    child = inside(_self(frame)).get("pid")
    args = frame.f_locals.get("args")
    program = args[0] if type(args) in (list, tuple) and args else args
    name = program.rpartition(_sep)[2] if type(program) is str else brief(program)
    if type(child) is int and child.bit_length() < 64:
        wire.tell("started", wire.fields(child=child, method="exec", name=name) + above(frame), hold=False)
        channels.program_leave(frame, child)


_elsewhere = {
    ("subprocess.py", "_execute_child"): watch.Watch(leave=_popen_leave),
    ("subprocess.py", "communicate"): watch.Watch(line=channels.communicate_line),
    ("socket.py", "socketpair"): watch.Watch(leave=channels.socketpair_leave),
    (os.path.join("concurrent", "futures", "_base.py"), "result"): watch.Watch(unwind=_get_unwind),
}
_watched_elsewhere = frozenset(files.library + name for name, _ in _elsewhere)
