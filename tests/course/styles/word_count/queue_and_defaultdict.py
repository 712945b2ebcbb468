import queue
from collections import defaultdict
from threading import Thread


class Mapper(Thread):
    def __init__(self, todo: queue.Queue, out: queue.SimpleQueue) -> None:
        super().__init__(daemon=True)
        self.todo, self.out = todo, out

    def run(self) -> None:
        while (text := self.todo.get()) is not None:
            for word in text.split():
                self.out.put(word)
        self.out.put(None)


def count_words(texts, workers):
    todo, out = queue.Queue(), queue.SimpleQueue()
    crew = [Mapper(todo, out) for _ in range(workers)]
    for m in crew:
        m.start()
    for text in texts:
        todo.put(text)
    for _ in crew:
        todo.put(None)
    counts = defaultdict(int)
    ended = 0
    while ended < workers:
        word = out.get()
        if word is None:
            ended += 1
        else:
            counts[word] += 1
    return dict(counts)
