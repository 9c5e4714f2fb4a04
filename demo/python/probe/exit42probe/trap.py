"""Raises an exception in a frame from outside, before 3.12.

An exception that leaves a trace function takes the trace function away, and its frames show
in the traceback.  So what the program's signal handler raised while we ran is raised by an
object without frames, which is called as the frame's trace function at its next instruction.
Python then drops that object, and by dying it sets the trace function again.
"""

import sys
from _collections import defaultdict
from _functools import partial


def _nothing():
    yield


_ended = _nothing()
_ended.close()  # to throw into it is to raise, with no frame in between


def set_for(frame, exc, local, on_call):
    """Have exc raised at the frame's next instruction; `local` and `on_call` are its trace
    function and the thread's after that."""
    raiser = partial(max, key=defaultdict(partial(_ended.throw, exc)).__getitem__)
    raiser.rehook = _Rehook(frame, local, on_call)
    frame.f_trace_opcodes = True
    frame.f_trace = raiser
    return raiser


class _Rehook:
    def __init__(self, frame, local, on_call):
        self.frame, self.local, self.on_call = frame, local, on_call

    def __del__(self):
        sys.settrace(self.on_call)
        self.frame.f_trace_opcodes = False
        self.frame.f_trace = _once(self.local)


def _once(local):
    """For an exception from a trace function some versions write the frame's line twice."""

    def on_event(frame, event, arg):
        tb = arg[2] if event == "exception" else None
        after = tb and tb.tb_next
        if after and (after.tb_frame, after.tb_lasti) == (tb.tb_frame, tb.tb_lasti):
            tb.tb_next = after.tb_next
        return local(frame, event, arg) if local else None

    return on_event
