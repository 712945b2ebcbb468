from threading import Lock, RLock, Thread

lock = Lock()
start_lock = RLock()


class Greeter(Thread):
    def __init__(self, who, name=None, daemon=None):
        super().__init__(name=name)
        if daemon is not None:
            self.daemon = daemon
        self.lock = Lock()
        with self.lock:
            self.who = who
            self.greeting = None

    def run(self):
        with lock, self.lock:
            self.greeting = f"Hello, {self.who}!"


def greet(people):
    gs = []
    with start_lock:
        for person in people:
            with start_lock:
                g = Greeter(person)
                g.start()
                gs.append(g)
    while gs and any(g.is_alive() for g in gs):
        for g in gs:
            g.join(timeout=0.1)
    out = []
    for g in gs:
        with g.lock:
            out.append(g.greeting)
    return out
