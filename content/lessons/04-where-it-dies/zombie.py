import time
from multiprocessing import Process
from multiprocessing.connection import wait


def foo():
    return 42


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    wait([p.sentinel])  # the child has ended
    time.sleep(0.5)  # and nobody asks for its exit code
    p.join()
    print("exitcode is", p.exitcode)
