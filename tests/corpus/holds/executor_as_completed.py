# exhaustible: no
# why: as_completed gives each future once, when it is done; an error comes out of its result().
from concurrent.futures import ThreadPoolExecutor, as_completed


def divide(number):
    return 12 / number


def main():
    results = {}
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {pool.submit(divide, number): number for number in (0, 3, 4)}
        for future in as_completed(futures):
            try:
                results[futures[future]] = future.result()
            except ZeroDivisionError:
                results[futures[future]] = "infinite"
    assert results == {0: "infinite", 3: 4.0, 4: 3.0}
