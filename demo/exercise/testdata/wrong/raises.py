from multiprocessing import Pipe, Process

from work import report


def child(conn):
    raise ValueError("no number today")


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=child, args=(theirs,))
    p.start()
    theirs.close()
    report(ours.recv())
    p.join()
