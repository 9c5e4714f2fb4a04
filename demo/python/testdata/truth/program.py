import os
import signal
import sys
import threading
import time
from multiprocessing import Process


class Base(BaseException):
    pass


def to_self(number):
    os.kill(os.getpid(), number)
    time.sleep(1000)


def in_thread(target, *args):
    t = threading.Thread(target=target, args=args)
    t.start()
    t.join()
    return 1


def fail():
    raise ValueError("boom")


def deep(n):
    return deep(n + 1)


def runs():
    open("runs", "w").close()


def wait():
    while not os.path.exists("runs"):
        time.sleep(0.01)


def foo():
    ...


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    p.exitcode
