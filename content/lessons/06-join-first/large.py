from multiprocessing import Process, Queue


def foo(q):
    q.put(b"x" * 1_000_000)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    print("parent is in join()", flush=True)
    p.join()
    print("parent is in get()", flush=True)
    value = q.get()
    print("parent is through")
    print("exitcode is", p.exitcode)
    print("length is", len(value))
