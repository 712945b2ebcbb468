# reason: wrong_result
# within: 20
# shrinks to: 1
# why: a subscriber that leaves shifts the others, and the loop skips one of them.
import threading


class Subscriber:
    def __init__(self):
        self.told = 0


class Newsletter:
    def __init__(self, subscribers):
        self.subscribers = subscribers

    def send(self):
        for subscriber in self.subscribers:
            subscriber.told += 1


class Leaving(threading.Thread):
    def __init__(self, newsletter, subscriber):
        super().__init__()
        self.newsletter = newsletter
        self.subscriber = subscriber

    def run(self):
        self.newsletter.subscribers.remove(self.subscriber)


def main():
    first, second, third = Subscriber(), Subscriber(), Subscriber()
    newsletter = Newsletter([first, second, third])
    leaving = Leaving(newsletter, first)
    leaving.start()
    newsletter.send()
    leaving.join()
    assert second.told == third.told == 1, "one who stays was not told"
