# reason: wrong_result
# within: 1
# shrinks to: 0
# why: the future's error is never looked at, so that the missing row goes unnoticed.
from concurrent.futures import ThreadPoolExecutor

rows = []


def add(text):
    rows.append(int(text))


def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        for text in ("1", "two", "3"):
            pool.submit(add, text)
    assert len(rows) == 3, f"{len(rows)} of 3 rows"
