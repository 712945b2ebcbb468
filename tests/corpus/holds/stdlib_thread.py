# exhaustible: no
# why: Thread's contract: alive from start to end, known by name, found by current_thread and enumerate.
import threading


class Worker(threading.Thread):
    def __init__(self, go):
        super().__init__(name="worker")
        self.go = go

    def run(self):
        assert threading.current_thread() is self
        assert self.ident == threading.get_ident()
        assert self in threading.enumerate()
        self.go.wait()


def main():
    go = threading.Event()
    worker = Worker(go)
    assert not worker.is_alive()
    assert worker.ident is None
    worker.start()
    assert worker.is_alive()
    assert threading.active_count() == 2
    go.set()
    worker.join()
    assert not worker.is_alive()
    assert threading.enumerate() == [threading.main_thread()]
