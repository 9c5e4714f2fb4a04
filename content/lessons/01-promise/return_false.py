from multiprocessing import Process


def foo():
    return False


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
