from multiprocessing import Process, Queue


def foo(q):
    for i in range(20000):
        q.put(i)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join()
    print(sum(q.get() for _ in range(20000)))
