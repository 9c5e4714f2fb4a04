from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory

from work import compute, report


def child(name):
    memory = SharedMemory(name)
    memory.buf[:4] = compute().to_bytes(4, "little")
    memory.close()


if __name__ == "__main__":
    memory = SharedMemory(create=True, size=4)
    p = Process(target=child, args=(memory.name,))
    p.start()
    p.join()
    report(int.from_bytes(memory.buf[:4], "little"))
    memory.close()
    memory.unlink()
