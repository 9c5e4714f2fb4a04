from multiprocessing import Process, Queue

from work import report


def child(queue):
    while True:
        pass


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    report(queue.get())
    p.join()
