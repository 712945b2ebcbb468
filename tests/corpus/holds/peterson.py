# exhaustible: no
# mends: peterson_flag_after_look, flags_without_turn
# why: Peterson's algorithm: raise the flag, give away the turn, then wait. Right where every access is seen in order.
import threading


class Room:
    def __init__(self):
        self.wants = [False, False]
        self.turn = 0
        self.inside = 0
        self.most = 0


class Guest(threading.Thread):
    def __init__(self, room, me):
        super().__init__()
        self.room = room
        self.me = me

    def run(self):
        room, me, other = self.room, self.me, 1 - self.me
        room.wants[me] = True
        room.turn = other
        while room.wants[other] and room.turn == other:
            pass
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
