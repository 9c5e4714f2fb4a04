from multiprocessing import Process

from work import compute


def child():
    print(compute(), flush=True)


if __name__ == "__main__":
    p = Process(target=child)
    p.start()
    p.join()
