import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.built = False
        self.value = None
        self.lock = threading.RLock()

    def get(self):
        with self.lock:
            if self.built == False:
                print("building ...")
                self.value = self.factory()
                self.built = True
            return self.value


class Asker(threading.Thread):
    def __init__(self, lazy, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
