# reason: wrong_result
# expects: [2, 0]
# within: 100
# shrinks to: 1
# why: an item of an array is read, raised and stored back, as that of a list is.
import threading
from array import array

votes = array("i", [0, 0])


class Voter(threading.Thread):
    def run(self):
        votes[0] += 1


def main():
    voters = [Voter(), Voter()]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    return list(votes)
