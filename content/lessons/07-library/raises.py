from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children


def foo():
    raise ValueError("no 42 today")


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(foo)
        worker = active_children()[0]
        try:
            result = future.result()
        except Exception as error:
            result = type(error).__name__
    print("result is", result)
    print("exitcode is", worker.exitcode)
