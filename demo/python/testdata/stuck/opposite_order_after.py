import sys
from multiprocessing import Barrier, Lock, Process


def bar():
    sys.exit(3)


def foo(first, second, both):
    with first:
        both.wait()
        with second:
            return 42


if __name__ == "__main__":
    p = Process(target=bar)
    p.start()
    p.join()
    a, b, both = Lock(), Lock(), Barrier(2)
    q = Process(target=foo, args=(b, a, both))
    q.start()
    foo(a, b, both)
