from multiprocessing import Pipe, Process

from work import compute, report


def foo(w):
    w.send(compute())


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=foo, args=(w,))
    p.start()
    w.close()
    result = r.recv()
    p.join()
    report(result)
