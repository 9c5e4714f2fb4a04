import multiprocessing
import sys

seen = []


def work(n):
    total = 0
    for i in range(n):
        total += i
    return total


def profiler(frame, event, arg):
    if frame.f_code is work.__code__:
        seen.append(("profile", event, arg))


def tracer(frame, event, arg):
    if frame.f_code is work.__code__:
        seen.append(("trace", event, frame.f_lineno))
        return tracer


def child():
    sys.setprofile(profiler)
    work(2)
    sys.setprofile(None)
    sys.settrace(tracer)
    work(2)
    sys.settrace(None)
    print(seen, flush=True)
    raise ValueError("after tracing")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    child()
