import multiprocessing


class MyError(Exception):
    pass


def square(n):
    if n == 7:
        raise MyError("seven", n)
    return n * n


def local(n):
    return lambda: n


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    with multiprocessing.Pool(2) as pool:
        print(pool.map(square, range(5)))
        print(pool.apply(square, (3,)))
        try:
            pool.apply(local, (3,))
        except Exception as error:
            print(type(error).__name__, str(error).partition(" at 0x")[0])
        print(pool.apply(square, (7,)))
