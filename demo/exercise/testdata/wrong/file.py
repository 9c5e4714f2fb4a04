import os
import tempfile
from multiprocessing import Process

from work import compute, report


def child(name):
    with open(name, "w") as f:
        f.write(str(compute()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "number")
        p = Process(target=child, args=(name,))
        p.start()
        p.join()
        with open(name) as f:
            report(int(f.read()))
