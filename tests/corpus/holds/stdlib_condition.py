# exhaustible: yes
# why: Condition's contract: notify(n) wakes at most n that wait; a timed wait says whether it was woken.
import threading

changed = threading.Condition()
state = {"waiting": 0, "tokens": 0, "woken": 0}


class Taker(threading.Thread):
    def run(self):
        with changed:
            state["waiting"] += 1
            while not state["tokens"]:
                changed.wait()
            state["tokens"] -= 1
            state["woken"] += 1


def main():
    takers = [Taker(), Taker(), Taker()]
    for taker in takers:
        taker.start()
    with changed:
        state["tokens"] += 2
        changed.notify(2)
    with changed:
        assert state["woken"] + state["tokens"] == 2
        state["tokens"] += 1
        changed.notify()
    for taker in takers:
        taker.join()
    assert state == {"waiting": 3, "tokens": 0, "woken": 3}
    with changed:
        assert changed.wait(timeout=0.1) is False
