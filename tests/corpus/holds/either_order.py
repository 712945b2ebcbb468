# expects: [["one", "two"], ["two", "one"]]
# any of: yes
# exhaustible: yes
# why: which of two independent threads comes first is nobody's fault.
import threading

order = []


class Runner(threading.Thread):
    def run(self):
        order.append(self.name)


def main():
    runners = [Runner(name="one"), Runner(name="two")]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
    return order
