import multiprocessing
import os
import signal
import sys
import traceback


def handler(number, frame):
    print("signal", number, flush=True)
    if number == signal.SIGTERM:
        sys.exit(42)
    raise KeyError("from the handler")


def child():
    signal.signal(signal.SIGTERM, handler)
    os.kill(os.getpid(), signal.SIGTERM)
    signal.pause()


def interrupted():
    os.kill(os.getpid(), signal.SIGINT)
    signal.pause()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    for target in child, interrupted:
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
        print(p.exitcode, flush=True)
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    r, w = os.pipe()
    try:
        os.read(r, 1)
    except KeyError:
        print(traceback.format_exc(), flush=True)
    os.abort()
