# exhaustible: yes
# mends: barrier_by_hand
# why: the standard library's Barrier serves several heats, and its action runs once in each.
import threading

log = []
line = threading.Barrier(2, action=lambda: log.append("bang"))


class Runner(threading.Thread):
    def run(self):
        for _heat in range(2):
            log.append("set")
            line.wait()


def main():
    runners = [Runner(), Runner()]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    assert log.count("bang") == 2
    assert log[:3] == ["set", "set", "bang"], log
