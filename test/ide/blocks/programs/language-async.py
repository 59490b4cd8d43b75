import uasyncio

async def blink(pause):
    while True:
        await uasyncio.sleep_ms(pause)

async def main():
    async with lock:
        async for x in stream():
            print(x)
    await blink(5)
