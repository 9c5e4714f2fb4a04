import signal
from multiprocessing import Pipe, Process


def foo(conn):
    signal.alarm(2)
    conn.recv()


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=foo, args=(theirs,))
    p.start()
    p.join()
    print(p.exitcode)
