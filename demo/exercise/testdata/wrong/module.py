from multiprocessing import Process, Queue

from work import compute, report

NUMBER = compute()


def child(queue):
    queue.put(NUMBER)


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    report(queue.get())
    p.join()
