from multiprocessing import Array, Process, Value


def foo(v, a, d, c):
    v.value = 42
    a[1] = -42
    d.value = 4.2e17
    c[0] = b"x"
    return 42


if __name__ == "__main__":
    v, a, d, c = Value("i"), Array("h", 3), Value("d"), Array("c", 2)
    p = Process(target=foo, args=(v, a, d, c))
    p.start()
    p.join()
    print(v.value, a[:], d.value, c[:])
