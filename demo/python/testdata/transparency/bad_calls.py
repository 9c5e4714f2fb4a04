"""Errors of the very functions that the probe replaces."""
import multiprocessing
import os
import traceback


def attempt(call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except Exception:
        print(traceback.format_exc(), flush=True)


def child():
    os.read(999, 10)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    attempt(os.read, 99, 10)
    attempt(os.read, "x", 10)
    attempt(os.read)
    attempt(os.write, 99, b"x")
    attempt(os.write, 1, "text")
    attempt(os.write, 1)
    attempt(os.write, 1, None)
    attempt(os.write, 1, data=b"x")
    attempt(os.waitpid, 99999999, 0)
    attempt(os.waitpid, -1, 0)
    attempt(os._exit, "bad")
    attempt(os._exit, 2**40)
    attempt(os._exit)
    print(os.write.__name__, os.read.__doc__, os._exit.__module__, os.waitpid.__qualname__)
    r, w = os.pipe()
    from array import array

    print(os.write(w, array("i", [1, 2, 3])), len(os.read(r, 100)))
    print(os.write(w, memoryview(b"abcdef")[::1]), os.read(r, 100), flush=True)
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode, flush=True)
    p = multiprocessing.Process(target=os._exit, args=(7,))
    p.start()
    p.join()
    print(p.exitcode, flush=True)
    p = multiprocessing.Process(target=os._exit, kwargs={"status": 8})
    p.start()
    p.join()
    print(p.exitcode, flush=True)
    child()
