# reason: wrong_result
# expects: [2, 1]
# within: 20
# shrinks to: 1
# why: changing an item in place reads it, adds, and stores it back.
import threading


class Voter(threading.Thread):
    def __init__(self, votes, choice):
        super().__init__()
        self.votes = votes
        self.choice = choice

    def run(self):
        self.votes[self.choice] += 1


def main():
    votes = [0, 0]
    voters = [Voter(votes, choice) for choice in (0, 1, 0)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    return votes
