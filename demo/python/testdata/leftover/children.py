"""Many children that sleep, one of them with a Python and a sleep of its own."""
import multiprocessing
import subprocess
import sys
import time


def child(queue, n):
    if n == 0:
        subprocess.Popen(["sleep", "1000"])
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(1000)"])
    queue.put(n)
    time.sleep(1000)


if __name__ == "__main__":
    queue = multiprocessing.Queue()
    count = 5
    for n in range(count):
        multiprocessing.Process(target=child, args=(queue, n), daemon=n % 2 == 1).start()
    for n in range(count):
        queue.get()
    print("ready", flush=True)
    time.sleep(1000)
