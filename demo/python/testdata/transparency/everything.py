"""All ways of the library in one program, with their errors."""
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import traceback
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import shared_memory, sharedctypes


def fail(n):
    raise ValueError(n)


def child(queue, simple, conn, value, array, name):
    with value.get_lock():
        value.value = 42
    array[1] = 2.5
    memory = shared_memory.SharedMemory(name)
    memory.buf[0] = 42
    memory.close()
    queue.put("x" * 100_000)
    simple.put((conn.recv(), threading.current_thread().name))


def attempt(call, *args):
    try:
        print(call(*args))
    except Exception:
        lines = traceback.format_exc().splitlines()
        print([line for line in lines if "File" in line and ("everything" in line or "exit42" in line)], lines[-1])


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    queue, simple, joinable = multiprocessing.Queue(), multiprocessing.SimpleQueue(), multiprocessing.JoinableQueue()
    here, there = multiprocessing.Pipe()
    value, array = multiprocessing.Value("i"), multiprocessing.Array("d", 3)
    raw = sharedctypes.RawArray("c", b"hello")
    memory = shared_memory.SharedMemory(create=True, size=10)
    p = multiprocessing.Process(target=child, args=(queue, simple, there, value, array, memory.name))
    p.start()
    here.send([1])
    print(len(queue.get()), simple.get(), sys.getrefcount(value) < 9, raw.value)
    p.join()
    print(p.exitcode, value.value, list(array), memory.buf[0])
    memory.close()
    memory.unlink()
    r, w = os.pipe()
    a, b = socket.socketpair()
    print(os.write(w, bytearray(b"abc")), os.read(r, 9), os.get_inheritable(r), a.family == b.family, a.fileno() < 100)
    for call, args in (
        (os.pipe, (1,)), (os.read, (r,)), (os.read, ("x", 1)), (os.read, (r, -1)), (os.read, (2**70, 1)),
        (os.write, (w, "text")), (os.write, (9999, b"x")), (os.write, (w,)), (socket.socketpair, (1, 2, 3, 4)),
        (shared_memory.SharedMemory, ("no such",)), (multiprocessing.Value, ("?",)),
    ):
        attempt(call, *args)
    print(subprocess.call([sys.executable, "-c", "print(6 * 7, flush=True)"]))
    attempt(subprocess.Popen, ["/no/such/program"])
    with multiprocessing.Pool(2) as pool:
        print(pool.map(abs, range(-3, 0)))
        attempt(pool.apply, fail, (1,))
        attempt(pool.apply_async(fail, (2,)).get)
        attempt(pool.map, fail, (3,))
        pool.close()
        pool.join()
    with ProcessPoolExecutor(1) as executor:
        attempt(executor.submit(fail, 4).result)
        print(list(executor.map(abs, (-1, 2))))
    print(sorted(n for n in map(int, os.listdir("/proc/self/fd")) if n < 100) != [], threading.active_count() < 9)
