# reason: wrong_result
# within: 20
# shrinks to: 1
# why: the class attribute is one number for all tickets; two of them can get the same.
import threading


class Ticket:
    issued = 0

    def __init__(self):
        Ticket.issued += 1
        self.number = Ticket.issued


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
