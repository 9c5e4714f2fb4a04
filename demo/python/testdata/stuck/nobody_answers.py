from multiprocessing import Process, Queue


def foo(q):
    return 42


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    print(q.get())
    p.join()
