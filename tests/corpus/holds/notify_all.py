# exhaustible: yes
# mends: notify_one_of_many, notify_without_state
# why: the state is kept, and everybody is told when it changes.
import threading


class Gate:
    def __init__(self):
        self.changed = threading.Condition()
        self.open = False

    def pass_through(self):
        with self.changed:
            while not self.open:
                self.changed.wait()

    def open_up(self):
        with self.changed:
            self.open = True
            self.changed.notify_all()


class Runner(threading.Thread):
    def __init__(self, gate):
        super().__init__()
        self.gate = gate

    def run(self):
        self.gate.pass_through()


def main():
    gate = Gate()
    runners = [Runner(gate), Runner(gate)]
    for runner in runners:
        runner.start()
    gate.open_up()
    for runner in runners:
        runner.join()
