import time
from multiprocessing import Pipe, Process


def produce(w):
    for _ in range(3):
        w.send("x" * 500000)


def consume(r):
    for _ in range(3):
        time.sleep(1)
        r.recv()


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    c = Process(target=consume, args=(r,))
    c.start()
    p = Process(target=produce, args=(w,))
    p.start()
    p.join()
    c.join()
    print("done")
