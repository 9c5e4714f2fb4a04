"""A program that does away with what it stands on: its directory, its file, the files of others."""
import multiprocessing
import os
import sys
import threading

calls = []


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


def profiler(frame, event, arg):
    if frame.f_code is work.__code__:
        calls.append((event, frame.f_lineno))


def tracer(frame, event, arg):
    if frame.f_code is work.__code__:
        calls.append((event, frame.f_lineno))
        return tracer


def child():
    null = os.open(os.devnull, os.O_RDWR)
    for n in range(100, 1000):
        os.dup2(null, n)
    r, w = os.pipe()
    os.write(w, b"after")
    print(os.read(r, 9), work(2), flush=True)
    os.closerange(3, 1024)
    print(work(3), flush=True)


def traced():
    thread = threading.Thread(target=work, args=(1,))
    thread.start()
    thread.join()
    work(1)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode in (0, 255), flush=True)
    threading.setprofile(profiler)
    sys.setprofile(profiler)
    traced()
    sys.setprofile(None)
    threading.setprofile(None)
    print(calls, sys.getprofile())
    calls.clear()
    threading.settrace(tracer)
    sys.settrace(tracer)
    traced()
    print(calls, sys.gettrace() is tracer)
    sys.settrace(None)
    threading.settrace(None)
    r, w = os.pipe()
    os.write(w, b"traced no more")
    print(os.read(r, 99), sys.gettrace(), flush=True)
    os.chdir("/")
    os.remove(os.path.abspath(__file__))
    print(work(4), os.getcwd(), flush=True)
    child()
    work(None)
