"""Every kind of channel, each made in a line of its own."""
import multiprocessing
import os
import socket

from multiprocessing import shared_memory


def child(queue, value, array, name):
    value.value = 42
    memory = shared_memory.SharedMemory(name)
    memory.buf[0] = 42
    memory.close()
    queue.put(1)


if __name__ == "__main__":
    context = multiprocessing.get_context("METHOD")
    duplex = context.Pipe()
    simplex = context.Pipe(duplex=False)
    queue = context.Queue()
    joinable = context.JoinableQueue()
    simple = context.SimpleQueue()
    value = context.Value("i")
    array = context.Array("d", 3)
    text = context.Array("c", b"hello", lock=False)
    memory = shared_memory.SharedMemory(create=True, size=100)
    raw = os.pipe()
    pair = socket.socketpair()
    p = context.Process(target=child, args=(queue, value, array, memory.name))
    p.start()
    queue.get()
    p.join()
    print(p.exitcode, value.value, memory.buf[0])
    memory.close()
    memory.unlink()
