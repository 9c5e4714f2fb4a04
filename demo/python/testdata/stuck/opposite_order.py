from multiprocessing import Barrier, Lock, Process


def foo(first, second, both):
    with first:
        both.wait()
        with second:
            return 42


if __name__ == "__main__":
    a, b, both = Lock(), Lock(), Barrier(2)
    p = Process(target=foo, args=(a, b, both))
    q = Process(target=foo, args=(b, a, both))
    p.start()
    q.start()
    p.join()
    q.join()
