from multiprocessing import Pipe, Process


def foo(conn):
    conn.send(42)
    conn.close()


if __name__ == "__main__":
    mine, theirs = Pipe()
    p = Process(target=foo, args=(theirs,))
    p.start()
    theirs.close()
    print("received", mine.recv())
    p.join()
    print("exitcode is", p.exitcode)
