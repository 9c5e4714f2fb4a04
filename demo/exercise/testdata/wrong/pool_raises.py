from multiprocessing import Pool

from work import compute, report


def child():
    raise ValueError("no number today", compute())


if __name__ == "__main__":
    with Pool(1) as pool:
        report(pool.apply(child))
