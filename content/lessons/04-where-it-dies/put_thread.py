from threading import Thread

answer = 0


def foo():
    global answer
    answer = 42


if __name__ == "__main__":
    t = Thread(target=foo)
    t.start()
    t.join()
    print("answer is", answer)
