# expects: 3
# exhaustible: yes
# mends: missing_join, joined_only_the_last
# why: whoever is started is waited for.
import threading


class Cook(threading.Thread):
    def __init__(self, table, dish):
        super().__init__()
        self.table = table
        self.dish = dish

    def run(self):
        self.table.append(self.dish)


def main():
    table = []
    cooks = [Cook(table, dish) for dish in ("soup", "fish", "cake")]
    for cook in cooks:
        cook.start()
    for cook in cooks:
        cook.join()
    return len(table)
