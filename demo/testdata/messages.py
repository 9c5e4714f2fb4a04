# Sends values through a Queue and through a Pipe with two ends that both send, and reads all.
import multiprocessing as mp


def foo(queue, conn):
    for value in (42, "hello", [1, 2], {"a": None}):
        queue.put(value)
    queue.put(b"x" * 100_000)
    conn.send(conn.recv() + 1)


if __name__ == "__main__":
    queue = mp.Queue()
    ours, theirs = mp.Pipe()
    p = mp.Process(target=foo, args=(queue, theirs))
    p.start()
    ours.send(41)
    print([len(x) if type(x) is bytes else x for x in (queue.get() for _ in range(5))], ours.recv())
    p.join()
