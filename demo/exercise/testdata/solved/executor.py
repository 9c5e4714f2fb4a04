from concurrent.futures import ProcessPoolExecutor

from work import compute, report

if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        report(executor.submit(compute).result())
