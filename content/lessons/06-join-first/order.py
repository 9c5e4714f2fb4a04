from multiprocessing import Process, Queue


def foo(q):
    q.put(b"x" * 1_000_000)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join()
    result = q.get()
    print("length is", len(result))
    print("exitcode is", p.exitcode)
