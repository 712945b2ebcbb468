# exhaustible: yes
# mends: semaphore_over_release, bounded_semaphore_over_release
# why: `with` gives back what was taken, once, and at most two are aboard.
import threading


class Boat:
    def __init__(self):
        self.places = threading.BoundedSemaphore(2)
        self.aboard = 0
        self.most = 0
        self.lock = threading.Lock()

    def trip(self):
        with self.places:
            with self.lock:
                self.aboard += 1
                self.most = max(self.most, self.aboard)
            with self.lock:
                self.aboard -= 1


def main():
    boat = Boat()
    guests = [threading.Thread(target=boat.trip, name=f"guest-{n}") for n in range(3)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    assert boat.most in (1, 2)
    assert boat.aboard == 0
