# reason: wrong_result
# within: 100
# shrinks to: 2
# why: each looks at the other's flag before it raises its own, and both go in.
import threading


class Room:
    def __init__(self):
        self.wants = [False, False]
        self.inside = 0
        self.most = 0


class Guest(threading.Thread):
    def __init__(self, room, me):
        super().__init__()
        self.room = room
        self.me = me

    def run(self):
        room, me, other = self.room, self.me, 1 - self.me
        while room.wants[other]:
            pass
        room.wants[me] = True
        room.inside += 1
        room.most = max(room.most, room.inside)
        room.inside -= 1
        room.wants[me] = False


def main():
    room = Room()
    guests = [Guest(room, 0), Guest(room, 1)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    assert room.most == 1, "two in a room for one"
