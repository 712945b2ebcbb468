# exhaustible: yes
# mends: list_shrinks_under_loop, set_changed_size, deque_mutated
# why: who changes the list stores a new one; who walks the old one walks it undisturbed.
import threading


class Subscriber:
    def __init__(self):
        self.told = 0


class Newsletter:
    def __init__(self, subscribers):
        self.subscribers = subscribers
        self.lock = threading.Lock()

    def leave(self, subscriber):
        with self.lock:
            self.subscribers = [each for each in self.subscribers if each is not subscriber]

    def send(self):
        for subscriber in self.subscribers:
            subscriber.told += 1


class Leaving(threading.Thread):
    def __init__(self, newsletter, subscriber):
        super().__init__()
        self.newsletter = newsletter
        self.subscriber = subscriber

    def run(self):
        self.newsletter.leave(self.subscriber)


def main():
    first, second, third = Subscriber(), Subscriber(), Subscriber()
    newsletter = Newsletter([first, second, third])
    leavings = [Leaving(newsletter, first), Leaving(newsletter, second)]
    for leaving in leavings:
        leaving.start()
    newsletter.send()
    for leaving in leavings:
        leaving.join()
    assert third.told == 1
    assert newsletter.subscribers == [third]
