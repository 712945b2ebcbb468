# exhaustible: yes
# mends: interleaved_log, print_in_pieces
# why: a logging handler writes each record under its own lock.
import io
import logging
import threading

out = io.StringIO()


class Reporter(threading.Thread):
    def __init__(self, log, name):
        super().__init__(name=name)
        self.log = log

    def run(self):
        self.log.warning("ready")


def main():
    log = logging.getLogger("reporters")
    handler = logging.StreamHandler(out)
    handler.setFormatter(logging.Formatter("%(threadName)s: %(message)s"))
    log.addHandler(handler)
    log.propagate = False
    try:
        reporters = [Reporter(log, "one"), Reporter(log, "two")]
        for reporter in reporters:
            reporter.start()
        for reporter in reporters:
            reporter.join()
    finally:
        log.removeHandler(handler)
    assert sorted(out.getvalue().splitlines()) == ["one: ready", "two: ready"]
