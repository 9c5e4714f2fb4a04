from multiprocessing import Process

from work import report


def child():
    raise ValueError("no number today")


if __name__ == "__main__":
    p = Process(target=child)
    p.start()
    p.join()
