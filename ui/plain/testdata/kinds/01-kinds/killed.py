from multiprocessing import Process
import os
import signal


def foo():
    os.kill(os.getpid(), signal.SIGKILL)
    return 42


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print(p.exitcode)
