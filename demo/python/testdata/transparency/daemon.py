import multiprocessing
import os
import time


def sleeper():
    time.sleep(1000)


def nothing():
    pass


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=sleeper, daemon=True)
    p.start()
    print(p.daemon, p.is_alive(), p.exitcode, p.join(0.01))
    q = multiprocessing.Process(target=sleeper)
    q.start()
    q.terminate()
    q.join()
    print(q.exitcode)
    q = multiprocessing.Process(target=nothing)
    q.start()
    os.waitpid(q.pid, 0) if multiprocessing.get_start_method() != "forkserver" else q.join()
    print(q.join(), q.exitcode, q.is_alive())
