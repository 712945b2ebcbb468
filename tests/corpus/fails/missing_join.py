# reason: wrong_result
# expects: ["soup"]
# within: 1
# shrinks to: 0
# why: nobody waits for the cook before the table is looked at.
import threading


class Cook(threading.Thread):
    def __init__(self, table):
        super().__init__()
        self.table = table

    def run(self):
        self.table.append("soup")


def main():
    table = []
    Cook(table).start()
    return table
