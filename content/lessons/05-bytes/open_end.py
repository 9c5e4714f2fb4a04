from multiprocessing import Pipe, Process


def foo(w):
    return 42


if __name__ == "__main__":
    r, w = Pipe(duplex=False)
    p = Process(target=foo, args=(w,))
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
    print("parent is in recv()", flush=True)
    try:
        value = r.recv()
        print("parent is past it, with", value)
    except Exception as error:
        print("parent is past it, with", type(error).__name__)
