import time
from multiprocessing import Process


def foo():
    end = time.monotonic() + 1.5
    while time.monotonic() < end:
        pass


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
