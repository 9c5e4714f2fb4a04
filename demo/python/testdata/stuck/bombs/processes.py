from multiprocessing import Process


def foo():
    children = [Process(target=foo) for _ in range(2)]
    for p in children:
        p.start()
    for p in children:
        p.join()


if __name__ == "__main__":
    foo()
