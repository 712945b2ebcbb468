# reason: wrong_result
# expects: 3
# within: 20
# shrinks to: 0
# why: `cook` is the last one after the loop; nobody waits for the others.
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
    for dish in ("soup", "fish", "cake"):
        cook = Cook(table, dish)
        cook.start()
    cook.join()
    return len(table)
