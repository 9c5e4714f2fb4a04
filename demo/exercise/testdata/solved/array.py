from multiprocessing import Array, Process

from work import compute, report


def child(array):
    array[1] = compute()


if __name__ == "__main__":
    array = Array("i", 2)
    p = Process(target=child, args=(array,))
    p.start()
    p.join()
    report(array[1])
