from multiprocessing import Process

from work import compute, report


class Number:
    def __repr__(self):
        return "\x1b[2J\x07\n1 has 42"


if __name__ == "__main__":
    p = Process(target=compute)
    p.start()
    p.join()
    report(Number())
