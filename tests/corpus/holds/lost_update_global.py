# exhaustible: yes
# mends: lost_update_global
# why: a module-wide lock guards the global.
import threading

visits = 0
visits_lock = threading.Lock()


class Visitor(threading.Thread):
    def run(self):
        global visits
        with visits_lock:
            visits = visits + 1


def main():
    visitors = [Visitor(), Visitor()]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert visits == 2, f"{visits} visits were counted, 2 were made"
