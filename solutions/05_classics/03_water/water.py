"""Reference: two gates let in two hydrogens and one oxygen; a barrier makes them wait for one another."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Semaphore, Thread


class Hydrogen(Thread):
    """A thread that is one hydrogen atom: it goes to the factory."""

    def __init__(
        self, factory: Factory, emit: Callable[[], object], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.factory = factory
        self.emit = emit

    def run(self) -> None:
        self.factory.hydrogen(self.emit)


class Oxygen(Thread):
    """A thread that is one oxygen atom: it goes to the factory."""

    def __init__(
        self, factory: Factory, emit: Callable[[], object], *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.factory = factory
        self.emit = emit

    def run(self) -> None:
        self.factory.oxygen(self.emit)


class Factory:
    """Makes water: of every three emits, two are of hydrogens and one is of an oxygen."""

    def __init__(self) -> None:
        self.hydrogens = Semaphore(2)
        self.oxygens = Semaphore(1)
        self.molecule = Barrier(3)

    def hydrogen(self, emit: Callable[[], object]) -> None:
        """Go in together with a hydrogen and an oxygen; make room for the next one after that."""
        with self.hydrogens:
            self.molecule.wait()
            emit()

    def oxygen(self, emit: Callable[[], object]) -> None:
        """Go in together with two hydrogens; make room for the next one after that."""
        with self.oxygens:
            self.molecule.wait()
            emit()
