# reason: wrong_result
# expects: ["cake", "soup"]
# within: 1
# shrinks to: 0
# why: the first producer to end says that there is nothing more, while another still cooks.
import queue
import threading


class Producer(threading.Thread):
    def __init__(self, counter, dish):
        super().__init__()
        self.counter = counter
        self.dish = dish

    def run(self):
        self.counter.put(self.dish)
        self.counter.put(None)


def main():
    counter = queue.Queue()
    producers = [Producer(counter, "soup"), Producer(counter, "cake")]
    for producer in producers:
        producer.start()
    served = sorted(iter(counter.get, None))
    for producer in producers:
        producer.join()
    return served
