import ctypes
import os

libc = ctypes.CDLL(None)
libc.timer_create  # where there is none, this test has nothing to say


class Times(ctypes.Structure):
    _fields_ = [(name, ctypes.c_long) for name in ("every", "every_ns", "after", "after_ns")]


r, w = os.pipe()
child = os.fork()
if child == 0:
    timer = ctypes.c_void_p()
    libc.timer_create(1, None, ctypes.byref(timer))
    libc.timer_settime(timer, 0, ctypes.byref(Times(0, 0, 2, 0)), None)
    os.read(r, 1)
print(os.waitpid(child, 0)[1])
