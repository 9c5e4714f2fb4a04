import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def square(n):
    return n * n


def die(code):
    os._exit(code)


def fail():
    raise ValueError("boom")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    with ProcessPoolExecutor(1) as executor:
        print(list(executor.map(square, range(5))))
    with ProcessPoolExecutor(1) as executor:
        try:
            executor.submit(die, 3).result()
        except BrokenProcessPool as error:
            print(error)
    with ProcessPoolExecutor(1) as executor:
        executor.submit(fail).result()
