import multiprocessing
import pickle
import subprocess
import sys

CODE = """
import multiprocessing, sys, os
def f(): sys.exit(9)
if __name__ == '__main__':
    ctx = multiprocessing.get_context('fork')
    p = ctx.Process(target=f)
    p.start(); p.join()
    print(sys.argv, p.exitcode, __file__ if '__file__' in globals() else None)
    raise ValueError('in -c')
"""

if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    done = subprocess.run([sys.executable, "-c", CODE, "an", "argument"])
    print(done.returncode, flush=True)
    done = subprocess.run([sys.executable, "-"], input=CODE.encode())
    print(done.returncode, flush=True)
    done = subprocess.run([sys.executable, "-I", "-c", "import sys; print(sys.flags.isolated)"])
    print(done.returncode, flush=True)
    import os

    print(pickle.loads(pickle.dumps(os.read)) is os.read, pickle.dumps(os.write))
