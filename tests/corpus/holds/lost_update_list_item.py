# expects: [2, 1]
# exhaustible: yes
# mends: lost_update_list_item
# why: every voter appends its choice, which is one step, and the count is made after all have ended.
import threading


class Voter(threading.Thread):
    def __init__(self, ballots, choice):
        super().__init__()
        self.ballots = ballots
        self.choice = choice

    def run(self):
        self.ballots.append(self.choice)


def main():
    ballots = []
    voters = [Voter(ballots, choice) for choice in (0, 1, 0)]
    for voter in voters:
        voter.start()
    for voter in voters:
        voter.join()
    return [ballots.count(0), ballots.count(1)]
