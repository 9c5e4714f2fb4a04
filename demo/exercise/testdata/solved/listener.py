from multiprocessing import Process
from multiprocessing.connection import Client, Listener

from work import compute, report


def child(address):
    with Client(address) as conn:
        conn.send(compute())


if __name__ == "__main__":
    with Listener() as listener:
        p = Process(target=child, args=(listener.address,))
        p.start()
        with listener.accept() as conn:
            report(conn.recv())
        p.join()
