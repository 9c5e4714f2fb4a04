from multiprocessing import Pipe, Process


def foo(w):
    w.send(42)


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=foo, args=(w,))
    p.start()
    w.close()
    value = r.recv()
    p.join()
    print("value is", value)
    print("exitcode is", p.exitcode)
