from multiprocessing import Pipe, Process


def foo(w):
    return 42


if __name__ == "__main__":
    ours, theirs = Pipe()
    p = Process(target=foo, args=(theirs,))
    p.start()
    p.join()
    print(ours.recv())
