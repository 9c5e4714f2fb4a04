from multiprocessing import Pool

from work import compute, report


def child(i):
    return compute()


if __name__ == "__main__":
    with Pool(2) as pool:
        for number in pool.map(child, range(4)):
            report(number)
