# expects: [1, 2, 3]
# exhaustible: yes
# why: whatever the order of putting, the smallest comes out first.
import queue
import threading


class Patient(threading.Thread):
    def __init__(self, waiting, urgency):
        super().__init__()
        self.waiting = waiting
        self.urgency = urgency

    def run(self):
        self.waiting.put(self.urgency)


def main():
    waiting = queue.PriorityQueue()
    patients = [Patient(waiting, urgency) for urgency in (3, 1, 2)]
    for patient in patients:
        patient.start()
    for patient in patients:
        patient.join()
    return [waiting.get() for _ in patients]
