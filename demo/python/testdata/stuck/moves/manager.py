import time
from multiprocessing import Manager, Process


def foo(d):
    time.sleep(1.5)
    d["result"] = 42


if __name__ == "__main__":
    with Manager() as manager:
        d = manager.dict()
        p = Process(target=foo, args=(d,))
        p.start()
        p.join()
        print(d["result"])
