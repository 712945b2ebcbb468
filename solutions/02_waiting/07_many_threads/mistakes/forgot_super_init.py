# mistake: forgot_super_init
# caught by: test_a_filler_takes_a_name_and_daemon, test_a_filler_fills_its_own_slot, test_all_slots_are_filled, test_there_are_as_many_fillers_as_slots, test_nobody_waits_for_a_turn, test_there_may_be_a_thousand, test_nobody_waits_by_spinning
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Never calls super().__init__()."""

from threading import Thread


class Filler(Thread):
    def __init__(self, slots, index, *, name=None, daemon=None):
        self.slots = slots
        self.index = index

    def run(self):
        self.slots[self.index] = self.index * self.index


def fill(n):
    slots = [None] * n
    fillers = [Filler(slots, index) for index in range(n)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    return slots
