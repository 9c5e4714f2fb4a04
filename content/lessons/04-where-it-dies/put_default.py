from multiprocessing import Process


def foo(new=None, box=[0]):
    if new is not None:
        box[0] = new
    return box[0]


if __name__ == "__main__":
    p = Process(target=foo, args=(42,))
    p.start()
    p.join()
    print("answer is", foo())
