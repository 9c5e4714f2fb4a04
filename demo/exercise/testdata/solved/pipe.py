from multiprocessing import Pipe, Process

from work import compute, report


def child(conn):
    conn.send(compute())


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=child, args=(theirs,))
    p.start()
    report(ours.recv())
    p.join()
