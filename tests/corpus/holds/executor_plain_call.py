# expects: "WELCOME!"
# exhaustible: yes
# mends: executor_waits_for_itself
# why: a task does what it needs itself instead of waiting for the pool it runs in.
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=1)


def header():
    return "welcome".upper()


def page():
    return header() + "!"


def main():
    with pool:
        return pool.submit(page).result()
