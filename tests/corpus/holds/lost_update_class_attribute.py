# exhaustible: yes
# mends: lost_update_class_attribute
# why: `next` on itertools.count is one step, so that no number is given twice.
import itertools
import threading


class Ticket:
    numbers = itertools.count(1)

    def __init__(self):
        self.number = next(Ticket.numbers)


class Machine(threading.Thread):
    def run(self):
        self.ticket = Ticket()


def main():
    machines = [Machine(), Machine()]
    for machine in machines:
        machine.start()
    for machine in machines:
        machine.join()
    numbers = sorted(machine.ticket.number for machine in machines)
    assert numbers == [1, 2], f"tickets with the numbers {numbers}"
