import sys
from multiprocessing import Pipe, Process

from work import compute, report


def child(conn):
    conn.send(compute())
    sys.exit(3)


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=child, args=(theirs,))
    p.start()
    theirs.close()
    report(ours.recv())
    p.join()
