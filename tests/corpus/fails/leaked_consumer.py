# reason: leaked_thread
# expects: ["a", "b"]
# within: 1
# shrinks to: 0
# why: nobody ever tells the consumer that there is nothing more, and it is no daemon.
import queue
import threading


class Consumer(threading.Thread):
    def __init__(self, letters):
        super().__init__()
        self.letters = letters
        self.read = []

    def run(self):
        while True:
            self.read.append(self.letters.get())
            self.letters.task_done()


def main():
    letters = queue.Queue()
    consumer = Consumer(letters)
    consumer.start()
    letters.put("a")
    letters.put("b")
    letters.join()
    return consumer.read
