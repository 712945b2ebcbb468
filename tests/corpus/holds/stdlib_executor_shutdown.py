# exhaustible: no
# why: the pool's contract: shutdown finishes what was accepted, then refuses more.
from concurrent.futures import ThreadPoolExecutor

done = []


def main():
    pool = ThreadPoolExecutor(max_workers=2)
    futures = [pool.submit(done.append, number) for number in range(3)]
    pool.shutdown(wait=True)
    assert sorted(done) == [0, 1, 2]
    assert all(future.done() for future in futures)
    try:
        pool.submit(done.append, 3)
    except RuntimeError:
        return
    raise AssertionError("a pool that is shut down took a task")
