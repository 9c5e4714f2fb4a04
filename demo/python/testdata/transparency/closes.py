"""A program that closes all its files, twice over, and forks on."""
import multiprocessing
import os


def child():
    os.closerange(3, 1024)
    print("child goes on", flush=True)
    pid = os.fork()
    if pid == 0:
        print("grandchild", flush=True)
        os._exit(3)
    print(os.waitpid(pid, 0)[1], flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    print(p.exitcode in (0, 255), flush=True)
    child()
    os.chdir("/")
    print(os.getcwd())
