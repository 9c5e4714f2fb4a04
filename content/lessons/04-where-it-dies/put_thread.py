from threading import Thread


def foo():
    global answer
    answer = 42


answer = 0
if __name__ == "__main__":
    t = Thread(target=foo)
    t.start()
    t.join()
    print("answer is", answer)
