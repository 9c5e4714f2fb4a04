import multiprocessing
import sys


def child():
    for n in range(20_000):
        print("child line", n, "é" * (n % 50))
    sys.stdout.flush()
    sys.stderr.write("e" * 100_000 + "\n")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    sys.stdout.write("parent " * 300_000)
    print()
    sys.stdout.write("no end of line")
