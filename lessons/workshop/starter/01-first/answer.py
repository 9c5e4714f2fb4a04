from multiprocessing import Process


def answer():
    return 42


if __name__ == "__main__":
    p = Process(target=answer)
    p.start()
    p.join()
    print("exit code:", p.exitcode)
