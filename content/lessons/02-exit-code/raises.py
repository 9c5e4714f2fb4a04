from multiprocessing import Process


def foo():
    raise ValueError("no 42 today")


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    caught = None
    try:
        p.join()
    except ValueError as error:
        caught = error
    print("caught is", caught)
    print("exitcode is", p.exitcode)
