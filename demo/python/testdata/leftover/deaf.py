"""Closes everything, goes elsewhere, hears no signal, and works on."""
import multiprocessing
import os
import signal


def child(conn):
    for number in signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT:
        signal.signal(number, signal.SIG_IGN)
    os.chdir("/")
    os.setpgid(0, 0)
    conn.send("ready")
    os.closerange(3, 1024)
    while True:
        pass


if __name__ == "__main__":
    for number in signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT:
        signal.signal(number, signal.SIG_IGN)
    r, w = multiprocessing.Pipe(duplex=False)
    p = multiprocessing.Process(target=child, args=(w,))
    p.start()
    print(r.recv(), flush=True)
    os.closerange(3, 1024)
    while True:
        signal.pause()
