from multiprocessing import Process, Queue

from work import compute, report


def grandchild(queue):
    queue.put(compute())


def child(queue):
    inner = Queue()
    p = Process(target=grandchild, args=(inner,))
    p.start()
    queue.put(inner.get())
    p.join()


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    report(queue.get())
    p.join()
