from multiprocessing import Process, Queue, Pipe, Value

def work(q, v, c):
    v.value = 42
    c.send({"answer": 42})
    q.put(b"x" * 70000)

if __name__ == "__main__":
    q = Queue()
    v = Value("i", 0)
    mine, theirs = Pipe()
    p = Process(target=work, args=(q, v, theirs))
    p.start()
    print(mine.recv())
    p.join()
    print(len(q.get()))
