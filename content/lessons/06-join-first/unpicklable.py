from multiprocessing import Process, Queue


def foo(q):
    q.put(lambda: 42)


if __name__ == "__main__":
    q = Queue()
    p = Process(target=foo, args=(q,))
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
    print("parent is in get()", flush=True)
    value = q.get()
    print("parent is through")
