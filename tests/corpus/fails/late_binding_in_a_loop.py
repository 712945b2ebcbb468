# reason: wrong_result
# within: 1
# shrinks to: 0
# why: the lambdas look at `number` when they run, and by then the loop may have gone on.
import threading


def main():
    seen = []
    threads = []
    for number in range(3):
        thread = threading.Thread(target=lambda: seen.append(number))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    assert sorted(seen) == [0, 1, 2], seen
