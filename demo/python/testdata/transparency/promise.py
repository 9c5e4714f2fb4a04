import multiprocessing
from multiprocessing import Process


def foo():
    return 42


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = Process(target=foo)
    p.start()
    print("join() gave", p.join())
    print("exitcode is", p.exitcode)
    print("returncode is", p.returncode)
