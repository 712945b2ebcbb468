# exhaustible: yes
# why: append, extend, pop and storing under a new key are one step each.
import threading

log = []
by_name = {}


class Worker(threading.Thread):
    def run(self):
        log.append(self.name)
        by_name[self.name] = len(self.name)
        log.extend([self.name, self.name])


def main():
    workers = [Worker(name="x"), Worker(name="yy")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert by_name == {"x": 1, "yy": 2}
    assert sorted(log) == ["x", "x", "x", "yy", "yy", "yy"]
