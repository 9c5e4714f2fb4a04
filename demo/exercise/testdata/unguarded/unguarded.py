from multiprocessing import Process

from work import compute, report


def child():
    return compute()


p = Process(target=child)
p.start()
report(p.join())
