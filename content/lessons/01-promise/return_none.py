from multiprocessing import Process


def foo():
    return None


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print("exitcode is", p.exitcode)
