# expects: ["ValueError: bad 1", "ok 0", "ok 2"]
# exhaustible: yes
# mends: uncaught_in_a_thread, error_left_in_thread
# why: each thread keeps its error, and main looks at all of them.
import threading


class Task(threading.Thread):
    def __init__(self, number):
        super().__init__()
        self.number = number
        self.error = None

    def run(self):
        try:
            if self.number == 1:
                raise ValueError(f"bad {self.number}")
        except ValueError as error:
            self.error = error


def main():
    tasks = [Task(number) for number in range(3)]
    for task in tasks:
        task.start()
    outcomes = []
    for task in tasks:
        task.join()
        if task.error is None:
            outcomes.append(f"ok {task.number}")
        else:
            outcomes.append(f"{type(task.error).__name__}: {task.error}")
    return sorted(outcomes)
