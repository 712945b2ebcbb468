"""Variant: written anew. Thread gets name and daemon at once; the board is a set under a lock, with an event."""

import threading

log: list[str] = []


class Board:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.out: set[str] = set()
        self.empty = threading.Event()
        self.empty.set()

    def __enter__(self) -> str:
        name = threading.current_thread().name
        with self.lock:
            self.out.add(name)
            self.empty.clear()
        return name

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.out.discard(threading.current_thread().name)
            if not self.out:
                self.empty.set()


board = Board()


class Courier(threading.Thread):
    def __init__(self, city: str) -> None:
        super().__init__(name=f"courier-{city}", daemon=False)

    def run(self) -> None:
        with board as name:
            log.append(name)


def state(courier: threading.Thread) -> str:
    return "alive" if courier.is_alive() else "done"


def roll_call() -> list[str]:
    return sorted(thread.name for thread in threading.enumerate())


def busy() -> int:
    return len(threading.enumerate()) - 1


def deliver(cities: list[str]) -> list[str]:
    couriers = [Courier(city) for city in cities]
    for courier in couriers:
        courier.start()
    for courier in couriers:
        courier.join()
    board.empty.wait()
    return sorted(courier.name for courier in couriers)
