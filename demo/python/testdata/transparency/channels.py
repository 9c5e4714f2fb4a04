import multiprocessing


def give(queue, simple, conn, value, array):
    queue.put({"a": 1})
    simple.put(42)
    conn.send(b"x" * 100_000)
    conn.send_bytes(b"raw")
    value.value = 42
    array[1] = 2.5
    conn.close()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    queue, simple = multiprocessing.Queue(), multiprocessing.SimpleQueue()
    r, w = multiprocessing.Pipe(duplex=False)
    value, array = multiprocessing.Value("i"), multiprocessing.Array("d", 3)
    p = multiprocessing.Process(target=give, args=(queue, simple, w, value, array), name="giver")
    p.start()
    w.close()
    print(queue.get(), simple.get(), len(r.recv()), r.recv_bytes())
    p.join()
    print(p.name, p.exitcode, value.value, list(array))
    r.recv()
