# expects: ["ready", "ready", "ready"]
# exhaustible: no
# why: the initializer runs in each worker before its first task.
import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()


def prepare():
    local.state = "ready"


def task(_number):
    return local.state


def main():
    with ThreadPoolExecutor(max_workers=2, initializer=prepare) as pool:
        return list(pool.map(task, range(3)))
