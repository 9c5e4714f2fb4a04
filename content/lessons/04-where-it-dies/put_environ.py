import os
from multiprocessing import Process


def foo():
    os.environ["ANSWER"] = "42"


if __name__ == "__main__":
    os.environ["ANSWER"] = "0"
    p = Process(target=foo)
    p.start()
    p.join()
    print("answer is", os.environ["ANSWER"])
