# reason: deadlock
# within: 1
# shrinks to: 0
# why: the only worker of the pool waits for a task that stands in line behind it.
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def page():
    header = pool.submit(str.upper, "welcome")
    return header.result() + "!"


def main():
    with pool:
        assert pool.submit(page).result() == "WELCOME!"
