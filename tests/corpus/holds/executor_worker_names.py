# expects: ["clerk_0", "ThreadPoolExecutor-0_0"]
# exhaustible: yes
# why: workers are named after their pool, and unnamed pools are counted from 0 in every run of a program.
import threading
from concurrent.futures import ThreadPoolExecutor


def name():
    return threading.current_thread().name


def main():
    with ThreadPoolExecutor(1, thread_name_prefix="clerk") as clerks, ThreadPoolExecutor(1) as pool:
        return [clerks.submit(name).result(), pool.submit(name).result()]
