from multiprocessing import Process

from work import compute, report


def child():
    return compute()


if __name__ == "__main__":
    p = Process(target=child)
    p.start()
    p.join()
    report(42)
