from multiprocessing import Process


def foo(box):
    box[0] = 42


if __name__ == "__main__":
    box = [0]
    p = Process(target=foo, args=(box,))
    p.start()
    p.join()
    print("answer is", box[0])
