import os
from multiprocessing import Pool


def foo():
    os.kill(os.getpid(), 9)


if __name__ == "__main__":
    with Pool(1) as pool:
        future = pool.apply_async(foo)
        try:
            result = future.get(timeout=2)
        except BaseException as error:
            result = type(error).__name__
    print("result is", result)
