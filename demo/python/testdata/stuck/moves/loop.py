import asyncio


async def foo():
    await asyncio.sleep(1.5)
    return 42


print(asyncio.run(foo()))
