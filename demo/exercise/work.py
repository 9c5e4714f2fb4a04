"""The child's work, and the parent's word of it. The exercises come with this file as it is."""

import os
import zlib

NONCE = os.environ.get("EXIT42_NONCE") or os.urandom(8).hex()  # new with each run


def compute():
    """Give the number of the process that calls it: each process has another, each run."""
    seed = "%s %d" % (NONCE, os.getpid())
    return 10000 + zlib.crc32(seed.encode()) % 90000


def report(value):
    """Say what this process has, in one line: 4711 has 83211"""
    text = repr(value)
    if len(text) > 60:
        text = text[:60] + "..."  # a long list fills no screen
    print("%d has %s\n" % (os.getpid(), text), end="", flush=True)
