import sys
from multiprocessing import Pipe, Process


def foo(w):
    w.send(42)
    sys.exit(3)


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=foo, args=(w,))
    p.start()
    w.close()
    try:
        print("value is", r.recv())
    except Exception as error:
        print("value is", type(error).__name__)
    p.join()
    print("exitcode is", p.exitcode)
