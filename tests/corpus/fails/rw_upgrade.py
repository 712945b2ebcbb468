# reason: deadlock
# within: 20
# shrinks to: 1
# why: two readers who both want to write wait for each other to stop reading.
import threading


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers = 0

    def acquire_read(self):
        with self.changed:
            self.readers += 1

    def release_read(self):
        with self.changed:
            self.readers -= 1
            self.changed.notify_all()

    def upgrade(self):
        self.changed.acquire()
        while self.readers > 1:
            self.changed.wait()

    def downgrade(self):
        self.changed.release()


class Editor(threading.Thread):
    def __init__(self, lock, page):
        super().__init__()
        self.lock = lock
        self.page = page

    def run(self):
        self.lock.acquire_read()
        if not self.page:
            self.lock.upgrade()
            self.page.append("title")
            self.lock.downgrade()
        self.lock.release_read()


def main():
    lock, page = ReadWriteLock(), []
    editors = [Editor(lock, page), Editor(lock, page)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()
