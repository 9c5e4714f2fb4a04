from multiprocessing import Process, Queue

from work import compute, report


def foo(queue):
    queue.put(compute())


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=foo, args=(queue,))
    p.start()
    value = queue.get()
    p.join()
    report(value)
