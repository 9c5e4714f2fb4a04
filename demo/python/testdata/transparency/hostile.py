"""Values that must not be touched."""
import multiprocessing


class Evil(Exception):
    def __repr__(self):
        print("repr was called")
        raise RuntimeError

    __str__ = __eq__ = __hash__ = __bool__ = __len__ = __repr__

    def __getattribute__(self, name):
        if not name.startswith("__"):
            print("asked for", name)
        return super().__getattribute__(name)


class Name(str):
    def __str__(self):
        print("str was called")
        return "name"


class Worker(multiprocessing.Process):
    def run(self):
        self.name  # asked for by the program itself, as it may
        return Evil()

    def start(self):
        print("start", flush=True)
        super().start()

    def join(self, timeout=None):
        print("join")
        return super().join(timeout)


class Broken(multiprocessing.Process):
    def __getstate__(self):
        raise Evil()

    def _Popen(self, *args):
        raise Evil()


def give():
    return Evil()


def throw():
    raise Evil("x") from None


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    for target in give, Name("nothing to call"):
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
        print(p.exitcode, flush=True)
    w = Worker()
    w.start()
    w.join()
    print(w.exitcode)
    try:
        Broken().start()
    except Evil as error:
        print(type(error))
    try:
        multiprocessing.Process(target=give).returncode
    except AttributeError as error:
        print(error)
    try:
        p.exitcode = 5
    except AttributeError as error:
        print(error)
