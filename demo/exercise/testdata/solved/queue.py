from multiprocessing import Process, Queue

from work import compute, report


def child(queue):
    queue.put(compute())


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    report(queue.get())
    p.join()
