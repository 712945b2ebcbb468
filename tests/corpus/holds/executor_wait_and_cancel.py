# exhaustible: yes
# why: what wait() calls done is done; a cancelled future is cancelled for good.
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait


def main():
    with ThreadPoolExecutor(max_workers=1) as pool:
        first = pool.submit(int, "1")
        second = pool.submit(int, "2")
        done, _pending = wait([first, second], return_when=FIRST_COMPLETED)
        assert done
        assert all(future.done() for future in done)
        cancelled = second.cancel()
        assert first.result() == 1
    assert second.cancelled() == cancelled
    if not cancelled:
        assert second.result() == 2
