import multiprocessing


def put(shared, items):
    shared["result"] = 42
    items.append("child")


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    with multiprocessing.Manager() as manager:
        shared, items = manager.dict(), manager.list()
        p = multiprocessing.Process(target=put, args=(shared, items))
        p.start()
        p.join()
        print(dict(shared), list(items), p.exitcode)
        print(shared["nothing"])
