# reason: wrong_result
# expects: ["a", "b"]
# within: 100
# shrinks to: 2
# why: two tasks may take the same free place.
from concurrent.futures import ThreadPoolExecutor


class Rows:
    def __init__(self):
        self.rows = [None, None]
        self.next = 0

    def add(self, text):
        place = self.next
        self.next = place + 1
        self.rows[place] = text


def main():
    rows = Rows()
    with ThreadPoolExecutor(max_workers=2) as pool:
        for text in "ab":
            pool.submit(rows.add, text)
    return sorted(rows.rows, key=str)
