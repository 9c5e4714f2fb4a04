from multiprocessing import Process, Queue

from work import compute, report


def foo(q):
    q.put([compute()] * 100_000)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join()
    result = q.get()
    report(result[0])
