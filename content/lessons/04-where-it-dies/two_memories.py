from multiprocessing import Process


def foo():
    global total
    total = 42
    print("child's total is", total)


total = 0
if __name__ == "__main__":
    p = Process(target=foo)
    p.start()
    p.join()
    print("total is", total)
