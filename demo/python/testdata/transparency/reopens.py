"""A program that closes every file that it did not open, and whose own files get their numbers."""
import functools
import multiprocessing
import os

create = functools.partial(open, mode="wb", buffering=0)


def fill(folder):
    os.mkdir(folder)
    names = [os.path.join(folder, str(n)) for n in range(600)]
    _, files = os.closerange(3, 2000), list(map(create, names))  # no line between the two
    for file in files:
        file.write(b"written\n")
    if os.fork() == 0:
        for file in files:
            file.write(b"written by a child\n")
        os._exit(0)
    print(os.wait()[1])
    for file in files:
        file.close()
    for name in names:
        with open(name, "rb") as file:
            text = file.read()
        if text != b"written\nwritten by a child\n":
            print(name, text)
    print(len(names), flush=True)


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    fill("parent")
    p = multiprocessing.Process(target=fill, args=("child",))
    p.start()
    p.join()
    print(p.exitcode in (0, 255))
