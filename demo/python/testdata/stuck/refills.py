import os
import signal
import threading


def handler(number, frame):
    os.read(r, 4096)


r, w = os.pipe()
signal.signal(signal.SIGINT, handler)
threading.Thread(target=os.write, args=(w, bytes(1 << 20)), daemon=True).start()
while True:
    signal.pause()
