from concurrent.futures import ProcessPoolExecutor


def foo():
    return answer


answer = lambda: 42
if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(foo)
        try:
            result = future.result()
        except BaseException as error:
            result = type(error).__name__
    print("result is", result)
