from concurrent.futures import ProcessPoolExecutor


def foo():
    return 42


if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(foo)
        result = future.result()
    print("result is", result)
