"""What a program can see of its own process."""
import os
import sys

BEFORE = sorted(sys.modules)

import multiprocessing  # noqa: E402


def show(who):
    print(who, BEFORE)
    print([name for name in sorted(sys.modules) if name not in BEFORE])
    print(sys.path, sorted(sys.path_importer_cache), [str(m).partition(' object')[0] for m in sys.meta_path], len(sys.path_hooks))
    print(sorted((k, v) for k, v in os.environ.items()))
    print(os.environb.get(b"PYTHONPATH"), os.getenv("PYTHONPATH"))
    print(sys.argv, sys.flags, sys.getrecursionlimit(), sys.dont_write_bytecode, sys.pycache_prefix)
    print(sorted(n for n in map(int, os.listdir("/proc/self/fd")) if n < 100), os.dup(0), os.pipe())
    print(sys.excepthook, sys.getprofile(), sys.stdout.fileno(), sorted(globals()))
    try:
        import sitecustomize
    except ImportError as error:
        print(error)
    else:
        print(sitecustomize.__file__)
    sys.stdout.flush()


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    show("parent")
    p = multiprocessing.Process(target=show, args=("child",))
    p.start()
    p.join()
