from multiprocessing import Process

from work import compute, report


def foo():
    return compute()


if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    result = p.join()
    report(result)
