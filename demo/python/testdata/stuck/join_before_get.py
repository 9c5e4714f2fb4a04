from multiprocessing import Process, Queue


def foo(q):
    q.put(b"x" * 65515)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join()
    print(len(q.get()))
