import multiprocessing
import os
import pickle
import signal
import traceback


def handler(number, frame):
    raise KeyError("from the handler")


def child():
    signal.alarm(1)
    signal.pause()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    for call in signal.alarm, signal.setitimer:
        print(call.__name__, call.__module__, call.__qualname__, call.__doc__)
        print(pickle.loads(pickle.dumps(call)) is call)
        try:
            call("x")
        except Exception:
            print(traceback.format_exc(), flush=True)
    try:
        signal.setitimer(signal.ITIMER_REAL, -1)
    except signal.ItimerError:
        print(traceback.format_exc(), flush=True)
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode, flush=True)
    print(signal.alarm(100), signal.alarm(0) > 0, signal.alarm(0), flush=True)
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        os.read(os.pipe()[0], 1)
    except KeyError:
        print(traceback.format_exc(), flush=True)
    try:
        signal.raise_signal(signal.SIGALRM)
        print(signal.setitimer(signal.ITIMER_REAL, 0))
    except KeyError:
        print(traceback.format_exc(), flush=True)
