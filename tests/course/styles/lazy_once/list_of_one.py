import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.box = []
        self.cond = threading.Condition()

    def get(self):
        self.cond.acquire()
        try:
            if len(self.box) == 0:
                self.box.append(self.factory())
            return self.box[0]
        finally:
            self.cond.release()


class Asker(threading.Thread):
    def __init__(self, lazy, name=None, daemon=None):
        threading.Thread.__init__(self, name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        x = self.lazy.get()
        self.got = x


if __name__ == "__main__":
    lazy = Lazy(object)
    a, b = Asker(lazy), Asker(lazy)
    a.start(), b.start()
    a.join(), b.join()
    assert a.got is b.got
