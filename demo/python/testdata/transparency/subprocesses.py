import multiprocessing
import os
import subprocess
import sys


def child():
    print(subprocess.run(["echo", "from echo"], stdout=subprocess.PIPE).stdout, flush=True)
    os.system("exit 3")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    words = "import os, sys; print(sys.path[1:] == %r, 'PYTHONPATH' in os.environ); sys.exit(300)" % (sys.path[1:],)
    done = subprocess.run([sys.executable, "-c", words], stdout=subprocess.PIPE, env=dict(os.environ))
    print(done.stdout, done.returncode)
    done = subprocess.run([sys.executable, "-c", "1/0"], stderr=subprocess.PIPE)
    print(done.stderr.decode(), done.returncode)
    print(os.system("exit 42"), os.popen("echo pop").read())
    subprocess.run(["no such program"])
