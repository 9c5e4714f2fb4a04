"""When objects die: nothing may be kept alive by an observer."""
import multiprocessing
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def fail(name):
    thing = Thing(name)
    raise ValueError(thing.name)


def catch(name):
    try:
        fail(name)
    except ValueError as error:
        ref = weakref.ref(error)
        print("caught", error)
    print("after except", ref())


def gen(name):
    thing = Thing(name)
    yield thing.name
    yield 2


def child():
    catch("in child")
    raise ValueError(Thing("leaving child").name)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    catch("one")
    print("two next")
    g = gen("three")
    print(next(g))
    del g
    print("four next", flush=True)
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    catch("five")
    fail("six")
