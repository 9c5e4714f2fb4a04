from multiprocessing import Process, Queue

from work import compute


def child(queue):
    queue.put(compute())


if __name__ == "__main__":
    queue = Queue()
    p = Process(target=child, args=(queue,))
    p.start()
    print(queue.get())
    p.join()
