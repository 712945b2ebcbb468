# reason: wrong_result
# why: print writes each argument, each space and the end of the line one by one.
import io
import threading

out = io.StringIO()


class Reporter(threading.Thread):
    def run(self):
        print(self.name, "ready", file=out)


def main():
    reporters = [Reporter(name="one"), Reporter(name="two")]
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
    lines = out.getvalue().splitlines()
    assert sorted(lines) == ["one ready", "two ready"], lines
