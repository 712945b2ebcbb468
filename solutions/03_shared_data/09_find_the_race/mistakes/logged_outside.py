# mistake: logged_outside
# caught by: test_a_report_fits_together
# why: the movement is logged after the lock was given back, so a report in between has the goods and not the entry.
# told as: two_locked_steps
# visible test: misses it
"""Mends the circle by writing the log outside the lock."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock, Thread
from typing import Any, NamedTuple


class Entry(NamedTuple):
    """A line of the audit log; its number is given once and never again."""

    number: int
    what: str
    article: str
    pieces: int


class AuditLog:
    """What happened in the warehouse, numbered from 1 without a gap. Others may write in it, too."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.last = 0
        self._entries: list[Entry] = []

    def write(self, what: str, article: str, pieces: int) -> int:
        """Add an entry, and return its number."""
        with self.lock:
            number = self._next_number()
            self._entries.append(Entry(number, what, article, pieces))
            return number

    def _next_number(self) -> int:
        self.last += 1
        return self.last

    def entries(self) -> list[Entry]:
        """Return all entries so far."""
        with self.lock:
            return list(self._entries)


class Warehouse:
    """Articles on the shelves; some of their pieces are reserved for orders.

    Attributes:
        log: where every movement of goods is written down.
    """

    def __init__(self, stock: Mapping[str, int]) -> None:
        self.log = AuditLog()
        self._stock = dict(stock)
        self._reserved = dict.fromkeys(stock, 0)
        self._lock = Lock()

    def stock(self, article: str) -> int:
        """How many pieces lie on the shelf, reserved ones included."""
        with self._lock:
            return self._stock.get(article, 0)

    def free(self, article: str) -> int:
        """How many pieces nobody has reserved."""
        with self._lock:
            return self._stock.get(article, 0) - self._reserved.get(article, 0)

    def reserve(self, article: str, pieces: int) -> bool:
        """Reserve some pieces, if so many are free, and say whether they were."""
        with self._lock:
            if self._stock.get(article, 0) - self._reserved.get(article, 0) < pieces:
                return False
            self._reserved[article] += pieces
        self.log.write("reserved", article, pieces)
        return True

    def cancel(self, article: str, pieces: int) -> None:
        """Give reserved pieces free again.

        Raises:
            ValueError: So many are not reserved. Nothing was changed.
        """
        with self._lock:
            if self._reserved.get(article, 0) < pieces:
                raise ValueError(f"there are no {pieces} {article} reserved")
            self._reserved[article] -= pieces
        self.log.write("cancelled", article, pieces)

    def ship(self, article: str, pieces: int) -> None:
        """Take reserved pieces off the shelf.

        Raises:
            ValueError: So many are not reserved. Nothing was changed.
        """
        with self._lock:
            if self._reserved.get(article, 0) < pieces:
                raise ValueError(f"there are no {pieces} {article} reserved")
            self._reserved[article] -= pieces
            self._stock[article] -= pieces
        self.log.write("shipped", article, pieces)

    def restock(self, article: str, pieces: int) -> None:
        """Put pieces on the shelf, of an article that may be new."""
        with self._lock:
            self._stock[article] = self._stock.get(article, 0) + pieces
            self._reserved.setdefault(article, 0)
        self.log.write("restocked", article, pieces)

    def report(self) -> dict[str, Any]:
        """Return the stock of every article, and how many entries the log had at that moment.

        Between the two nothing is written or moved: the one fits the other.
        """
        with self.log.lock:
            with self._lock:
                return {"entries": len(self.log._entries), "stock": dict(self._stock)}


class StockTaking(Thread):
    """A thread that counts once.

    Attributes:
        report: None at first, then the report of the warehouse.
    """

    def __init__(self, warehouse: Warehouse, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.warehouse = warehouse
        self.report: dict[str, Any] | None = None

    def run(self) -> None:
        self.report = self.warehouse.report()


class Order(Thread):
    """A thread that reserves and ships all it wants, or, if something is short, nothing.

    Attributes:
        shipped: None at first, then whether all of it was there.
    """

    def __init__(
        self, warehouse: Warehouse, wanted: Mapping[str, int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.warehouse = warehouse
        self.wanted = dict(wanted)
        self.shipped: bool | None = None

    def run(self) -> None:
        reserved: dict[str, int] = {}
        for article, pieces in self.wanted.items():
            if not self.warehouse.reserve(article, pieces):
                for other, number in reserved.items():
                    self.warehouse.cancel(other, number)
                self.shipped = False
                return
            reserved[article] = pieces
        for article, pieces in reserved.items():
            self.warehouse.ship(article, pieces)
        self.shipped = True


class Delivery(Thread):
    """A thread that puts goods on the shelves."""

    def __init__(
        self, warehouse: Warehouse, goods: Mapping[str, int], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.warehouse = warehouse
        self.goods = dict(goods)

    def run(self) -> None:
        for article, pieces in self.goods.items():
            self.warehouse.restock(article, pieces)
