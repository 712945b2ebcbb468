# reason: exception
# within: 100
# shrinks to: 1
# why: both guards may see the gate locked, and only one of them can unlock it.
import threading

gate = threading.Lock()


class Guard(threading.Thread):
    def run(self):
        if gate.locked():
            gate.release()


def main():
    gate.acquire()
    guards = [Guard(), Guard()]
    for guard in guards:
        guard.start()
    for guard in guards:
        guard.join()
    assert not gate.locked()
