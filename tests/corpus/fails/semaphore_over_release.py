# reason: wrong_result
# within: 50
# shrinks to: 1
# why: who got no place in the boat gives one back all the same, and then two sit where one may.
import threading


class Boat:
    def __init__(self):
        self.places = threading.Semaphore(1)
        self.aboard = 0
        self.most = 0
        self.lock = threading.Lock()

    def trip(self):
        try:
            if self.places.acquire(blocking=False):
                with self.lock:
                    self.aboard += 1
                    self.most = max(self.most, self.aboard)
                with self.lock:
                    self.aboard -= 1
        finally:
            self.places.release()


def main():
    boat = Boat()
    guests = [threading.Thread(target=boat.trip, name=f"guest-{n}") for n in range(3)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    assert boat.most <= 1, f"{boat.most} people in a boat for one"
