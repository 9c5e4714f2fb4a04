from multiprocessing import Process
import sys


def foo():
    sys.exit(300)


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print(p.exitcode)
