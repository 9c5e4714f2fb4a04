import queue
from multiprocessing import Process, Queue


def foo(q):
    return 42


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    try:
        q.get(timeout=1.5)
    except queue.Empty:
        print("empty")
    p.join()
