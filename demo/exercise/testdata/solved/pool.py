from multiprocessing import Pool

from work import compute, report

if __name__ == "__main__":
    with Pool(1) as pool:
        report(pool.apply(compute))
