from multiprocessing import Process


class Worker(Process):
    answer = 0

    def run(self):
        self.answer = 42


if __name__ == "__main__":
    p = Worker()
    p.start()
    p.join()
    print("answer is", p.answer)
