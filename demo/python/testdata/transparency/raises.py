import multiprocessing


class Mine(Exception):
    def __str__(self):
        return "mine" * 3


def inner(n):
    if n == 0:
        raise Mine(1, 2)
    inner(n - 1)


def child():
    try:
        inner(2)
    except Mine as error:
        raise KeyError("key") from error


def base():
    raise SystemExit("words")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    for target in child, base:
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
        print(p.exitcode, flush=True)
    try:
        p.start()
    except AssertionError as error:
        print(error)
    inner(3)
