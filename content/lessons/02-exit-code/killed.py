import os
import signal
from multiprocessing import Process


def foo():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
