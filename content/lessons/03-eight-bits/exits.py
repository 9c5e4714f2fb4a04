import os
import signal
import sys
from multiprocessing import Process


def killed():
    os.kill(os.getpid(), signal.SIGKILL)


def code_of(target, *args):
    p = Process(target=target, args=args)
    p.start()
    p.join()
    return p.exitcode


if __name__ == "__main__":
    print("exit 300 is", code_of(sys.exit, 300))
    print("exit 255 is", code_of(sys.exit, 255))
    print("kill -9 is", code_of(killed))
