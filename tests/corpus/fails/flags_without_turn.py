# reason: never_ends
# within: 100
# shrinks to: 1
# why: both may raise their flag, and then each waits for the other to lower it.
import threading

wants = [False, False]


class Guest(threading.Thread):
    def __init__(self, me):
        super().__init__()
        self.me = me

    def run(self):
        wants[self.me] = True
        while wants[1 - self.me]:
            pass
        wants[self.me] = False


def main():
    guests = [Guest(0), Guest(1)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
