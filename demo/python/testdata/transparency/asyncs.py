import asyncio
import multiprocessing


def numbers():
    try:
        yield 1
        yield from range(3)
        yield None
    finally:
        print("closed")


async def nap(n):
    await asyncio.sleep(0)
    if n == 2:
        raise LookupError(n)
    return n


async def main():
    print(await asyncio.gather(*(nap(n) for n in range(4)), return_exceptions=True))
    process = await asyncio.create_subprocess_exec("sh", "-c", "exit 7")
    print(await process.wait())
    async for item in agen():
        print(item)


async def agen():
    for n in range(2):
        yield n


def child():
    asyncio.run(main())
    return [n for n in numbers()]


if __name__ == "__main__":
    multiprocessing.set_start_method("fork")
    print(list(numbers()))
    g = numbers()
    next(g)
    g.close()
    p = multiprocessing.Process(target=child)
    p.start()
    p.join()
    asyncio.run(nap(2))
