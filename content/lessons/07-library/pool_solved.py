from concurrent.futures import ProcessPoolExecutor

from work import compute, report


def foo():
    return compute()


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(foo)
        result = future.result()
    report(result)
