"""A daemon made with all care: nothing of its origin is left to find it by."""
import os
import signal
import time

if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for number in signal.SIGTERM, signal.SIGHUP, signal.SIGINT:
            signal.signal(number, signal.SIG_IGN)
        os.chdir("/")
        print("pid", os.getpid(), flush=True)
        print("ready", flush=True)
        os.closerange(0, 1024)
        while True:
            time.sleep(1000)
    os._exit(0)
os.wait()
