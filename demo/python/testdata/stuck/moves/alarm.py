import signal

signal.signal(signal.SIGALRM, lambda *args: print("rings"))
signal.alarm(2)
signal.pause()
