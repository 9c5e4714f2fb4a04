"""How deep a program may call."""
import multiprocessing
import sys


def deep(n):
    global depth
    depth = n
    deep(n + 1)


def try_deep(who):
    try:
        deep(1)
    except RecursionError as error:
        print(who, depth, error, flush=True)


def child():
    try_deep("child")
    deep(1)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    try_deep("parent")
    sys.setrecursionlimit(200)
    try_deep("parent at 200")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode, flush=True)
    deep(1)
