from multiprocessing import Manager, Process

from work import compute, report


def child(results):
    results["number"] = compute()


if __name__ == "__main__":
    with Manager() as manager:
        results = manager.dict()
        p = Process(target=child, args=(results,))
        p.start()
        p.join()
        report(results["number"])
