from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def foo(name):
    shm = SharedMemory(name)
    shm.buf[0] = 42
    shm.close()


if __name__ == "__main__":
    shm = SharedMemory(create=True, size=16)
    p = Process(target=foo, args=(shm.name,))
    p.start()
    p.join()
    print(shm.buf[0])
    shm.close()
    shm.unlink()
