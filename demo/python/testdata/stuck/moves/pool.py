import time
from multiprocessing import Pool


def foo(n):
    time.sleep(1)
    return n * 2


if __name__ == "__main__":
    with Pool(2) as pool:
        print(pool.map(foo, range(4)))
