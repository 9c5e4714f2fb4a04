from multiprocessing import Process, Queue


def foo(q):
    q.put("x" * 500000)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join(2)
    print(len(q.get()))
    p.join()
