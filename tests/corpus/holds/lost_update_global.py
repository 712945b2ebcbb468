# exhaustible: yes
# mends: lost_update_global
# why: a module-wide lock guards the global.
import threading

visits = 0
visits_lock = threading.Lock()


class Visitor(threading.Thread):
    def run(self):
        global visits
        for _ in range(2):
            with visits_lock:
                visits = visits + 1


def main():
    visitors = [Visitor(), Visitor(), Visitor()]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert visits == 6, f"{visits} visits were counted, 6 were made"
