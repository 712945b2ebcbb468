# exhaustible: yes
# why: Barrier's contract: each party gets a different number, and nobody passes before all are there.
import threading

barrier = threading.Barrier(3)
arrived = []


class Party(threading.Thread):
    def run(self):
        arrived.append(self.name)
        self.number = barrier.wait()
        self.saw = len(arrived)


def main():
    parties = [Party() for _ in range(3)]
    for party in parties:
        party.start()
    for party in parties:
        party.join()
    assert sorted(party.number for party in parties) == [0, 1, 2]
    assert [party.saw for party in parties] == [3, 3, 3]
    assert barrier.n_waiting == 0
