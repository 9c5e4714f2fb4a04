from multiprocessing import Process, Queue


def foo(queue):
    queue.put(42)
    return 42


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=foo, args=(queue,))
    p.start()
    value = queue.get()
    result = p.join()
    print("value is", value)
    print("join() gave", result)
    print("exitcode is", p.exitcode)
    try:
        print("returncode is", p.returncode)
    except AttributeError:
        print("returncode is missing")
