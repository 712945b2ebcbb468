# reason: exception
# within: 1
# shrinks to: 0
# why: a condition can be waited for, or notified, by the holder of its lock alone.
import threading


class Listener(threading.Thread):
    def __init__(self, news):
        super().__init__()
        self.news = news

    def run(self):
        self.news.wait()


def main():
    news = threading.Condition()
    listener = Listener(news)
    listener.start()
    with news:
        news.notify_all()
    listener.join()
