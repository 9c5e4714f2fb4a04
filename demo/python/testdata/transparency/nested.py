import multiprocessing
import sys


def grandchild(code):
    sys.exit(code)


def child(code):
    p = multiprocessing.Process(target=grandchild, args=(code,))
    p.start()
    print("in the child join() gave", p.join(), "and exitcode", p.exitcode, flush=True)
    sys.exit(p.exitcode + 1)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    p = multiprocessing.Process(target=child, args=(300,))
    p.start()
    print("join() gave", p.join(), "and exitcode", p.exitcode)
    sys.exit("the end")
