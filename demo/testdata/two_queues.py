"""Two threads of a child send through two queues, in whatever order the system lets them."""

import multiprocessing


def child(numbers, words):
    for n in range(20):
        numbers.put(n)
        words.put("word %d" % n)


if __name__ == "__main__":
    numbers, words = multiprocessing.Queue(), multiprocessing.Queue()
    p = multiprocessing.Process(target=child, args=(numbers, words))
    p.start()
    for n in range(20):
        numbers.get(), words.get()
    p.join()
