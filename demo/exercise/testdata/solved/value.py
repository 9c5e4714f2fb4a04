from multiprocessing import Process, Value

from work import compute, report


def child(value):
    value.value = compute()


if __name__ == "__main__":
    value = Value("i")
    p = Process(target=child, args=(value,))
    p.start()
    p.join()
    report(value.value)
