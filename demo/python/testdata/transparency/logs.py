import atexit
import logging
import multiprocessing
import multiprocessing.util
import sys


def child():
    atexit.register(print, "atexit of the child", flush=True)
    multiprocessing.util.Finalize(None, print, args=("finalizer of the child",), exitpriority=1)
    logging.getLogger("child").warning("a warning")
    multiprocessing.get_logger().error("an error %d", 42)
    sys.exit(5)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    logging.basicConfig(format="%(levelname)s %(name)s %(processName)s %(filename)s:%(lineno)d %(funcName)s %(message)s")
    log = multiprocessing.log_to_stderr(logging.WARNING)
    atexit.register(print, "atexit of the parent")
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    log.warning("exit code %s", p.exitcode)
