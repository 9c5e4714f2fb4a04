import multiprocessing
import sys
import threading


def fail(where):
    raise RuntimeError(where)


def child():
    t = threading.Thread(target=fail, args=("child",), name="worker")
    t.start()
    t.join()
    t = threading.Thread(target=sys.exit, args=(42,))
    t.start()
    t.join()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    local = []
    t = threading.Thread(target=local.append, args=(42,))
    t.start()
    print(t.join(), local)
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode, threading.active_count())
    t = threading.Thread(target=fail, args=("parent",), name="worker")
    t.start()
    t.join()
