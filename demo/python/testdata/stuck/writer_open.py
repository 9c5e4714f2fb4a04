from multiprocessing import Pipe, Process


def foo(w):
    return 42


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=foo, args=(w,))
    p.start()
    p.join()
    print(r.recv())
