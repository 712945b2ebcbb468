"""Hidden checks of `water`: two hydrogens and one oxygen at a time, and everybody goes home."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grader.checking import FEW, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

USUAL = (
    *UNIVERSAL,
    "refused_options",
    "arguments_to_thread",
    "method_hidden",
    "wait_without_lock",
    "released_unheld",
)
WAITING = ("incomplete_group", "lost_wakeup", "livelock")


def new_atoms(student: Any, name: str) -> Any:
    """Make atoms and start none of them."""
    import threading
    import time

    factory = student.Factory()
    emitted: list[int] = []
    story: dict[str, Any] = {}
    for kind in ("Hydrogen", "Oxygen"):
        atom = getattr(student, kind)(factory, lambda: emitted.append(1), name=name, daemon=True)
        other = getattr(student, kind)(factory, lambda: emitted.append(1), daemon=False)
        story[kind] = [
            isinstance(atom, threading.Thread),
            atom.name == name,
            atom.daemon,
            other.daemon,
        ]
    time.sleep(1)
    return {**story, "emits": len(emitted)}


def made(student: Any, groups: list[str], pause: float = 0, *, wait: bool = True) -> Any:
    """Start atoms, group by group, and wait for all; tell whose emits were called, in order."""
    import functools
    import time

    factory = student.Factory()
    emitted: list[str] = []
    kinds = {"H": student.Hydrogen, "O": student.Oxygen}
    letters = "".join(groups)
    atoms = [
        kinds[letter](
            factory, functools.partial(emitted.append, f"{letter}{number}"), daemon=not wait
        )
        for number, letter in enumerate(letters, 1)
    ]
    waiting = iter(atoms)
    for group in groups:
        for _ in group:
            next(waiting).start()
        if pause:
            time.sleep(pause)
    for atom in atoms:
        if wait:
            atom.join()
    return list(emitted)


def order_of(student: Any, groups: list[str]) -> Any:
    """Tell in which order emits are called, whether or not all of them come to that."""
    return made(student, groups, 100, wait=False)


def where_run_is_called(student: Any, letters: str) -> Any:
    """Tell for each atom of one molecule whether the thread it is calls its run()."""
    import threading

    ran = []

    def watching(kind: Any) -> None:
        run = kind.run

        def watched(self: Any) -> None:
            ran.append("the new thread" if threading.current_thread() is self else "another thread")
            run(self)

        kind.run = watched

    watching(student.Hydrogen)
    if student.Oxygen.run is student.Hydrogen.run:  # one is a subclass of the other
        student.Oxygen.run = student.Hydrogen.run
    else:
        watching(student.Oxygen)
    factory = student.Factory()
    kinds = {"H": student.Hydrogen, "O": student.Oxygen}
    atoms = [kinds[letter](factory, lambda: None) for letter in letters]
    for atom in atoms:
        atom.start()
    for atom in atoms:
        atom.join()
    return ran


def brought(student: Any, letters: str) -> Any:
    """Have plain threads call hydrogen and oxygen."""
    import functools
    import threading

    factory = student.Factory()
    emitted: list[str] = []
    bring = {"H": factory.hydrogen, "O": factory.oxygen}
    threads = [
        threading.Thread(target=bring[letter], args=(functools.partial(emitted.append, letter),))
        for letter in letters
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(emitted)


def two_factories(student: Any) -> Any:
    """Bring hydrogens to one factory and oxygens to another, then what each of them lacks."""
    import functools
    import time

    factories = [student.Factory(), student.Factory()]
    emitted: list[list[str]] = [[], []]
    kinds = {"H": student.Hydrogen, "O": student.Oxygen}
    atoms = []
    for one, other in (("HH", "O"), ("HH", "O"), ("O", "HH"), ("O", "HH")):
        for which, letter in (*((0, each) for each in one), *((1, each) for each in other)):
            emit = functools.partial(emitted[which].append, letter)
            atoms.append(kinds[letter](factories[which], emit))
            atoms[-1].start()
        time.sleep(1)
    for atom in atoms:
        atom.join()
    return emitted


def all_used(atoms: list[str], emitted: list[str]) -> bool:
    """Whether each of these was emitted once."""
    return sorted(emitted) == atoms


def well_mixed(emitted: list[str]) -> bool:
    """Whether no three in a row, from the first on, have more than two of one, one of the other."""
    return all(
        [label[0] for label in emitted[begin : begin + 3]].count(letter) <= most
        for begin in range(0, len(emitted), 3)
        for letter, most in (("H", 2), ("O", 1))
    )


@check(
    "Atoms are threads that take name= and daemon=, and wait to be started",
    points=1,
    executions=FEW,
    tells=USUAL,
)
def test_atoms_are_threads(explore: Explore, words: Words) -> None:
    (name,) = words(1)
    new = explore(new_atoms, name)
    for kind in ("Hydrogen", "Oxygen"):
        new.at(kind).always_returns(
            [True, True, True, False],
            otherwise=f"Of {kind}(factory, emit, name={name!r}, daemon=True) and one more with "
            "daemon=False it was asked: is it a Thread, has the first that name, is the first a "
            "daemon, is the second? The answers should be {expected}; they are {got}.",
        )
    new.at("emits").always_returns(
        0,
        otherwise="Nobody started these atoms, so {expected} emits should have been called; it was "
        "{got}.",
    )


@check(
    "Two hydrogens and one oxygen become water, whoever brings them",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, *WAITING),
)
def test_one_molecule(explore: Explore) -> None:
    explore(where_run_is_called, "HOH").always_returns(
        ["the new thread"] * 3,
        otherwise="Each of three atoms should call its run() itself, in the new thread. The three "
        "run() were called by: {got}.",
    )
    for letters in ("HHO", "OHH"):
        explore(brought, letters).always_returns(
            ["H", "H", "O"],
            otherwise="Three threads called hydrogen, hydrogen and oxygen of a factory. Emitted "
            "should be {expected}; it was {got}.",
        )


@check(
    "Of every three emits two are hydrogens and one is an oxygen",
    points=3,
    clock="patient",
    executions=MANY,
    tells=(
        *USUAL,
        "no_barrier",
        "semaphore_too_large",
        "mixed_molecules",
        *WAITING,
    ),
)
def test_every_three_are_water(explore: Explore) -> None:
    # Whether all of them come to an end is what another check asks.
    for groups in (["HHHHOO"], ["HHH", "HHO", "HOO"]):
        explore(order_of, groups, allow=("deadlock", "never_ends", "leaked_thread")).always(
            well_mixed,
            otherwise=f"Atoms came like this: {', then '.join(groups)}. Of the first three emits, "
            "of the next three, and so on, two should be hydrogens and one an oxygen; the order "
            "can be {got}.",
        )


@check(
    "Every atom is used once, and every thread ends",
    points=2,
    clock="patient",
    executions=MANY,
    tells=(*USUAL, *WAITING),
)
def test_every_atom_is_used(explore: Explore) -> None:
    for groups in (["HOH"], ["HHHH", "O", "O"], ["OHHHHO"]):
        letters = "".join(groups)
        atoms = sorted(f"{letter}{number}" for number, letter in enumerate(letters, 1))
        explore(made, groups, 1).always(
            partial(all_used, atoms),
            otherwise=f"Each emit of the atoms {', '.join(atoms)} should be called once; called "
            "can be {got}.",
        )


@check(
    "Each factory has atoms of its own, and goes on making water",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "class_attribute", *WAITING),
)
def test_factories_are_apart_and_go_on(explore: Explore) -> None:
    explore(two_factories).always(
        lambda emitted: all(len(each) == 6 and well_mixed(each) for each in emitted),
        otherwise="Four hydrogens came to one factory and two oxygens to another, then to each "
        "what it lacked. Each should make two molecules; the emits were {got}.",
    )
    explore(made, ["HHO", "OHH", "HOH"], 1).always(
        lambda emitted: len(emitted) == 9 and well_mixed(emitted),
        otherwise="Three times, one after the other, two hydrogens and one oxygen came. Three "
        "molecules should be made; the emits were {got}.",
    )


@check(
    "Nobody waits by spinning",
    points=1,
    clock="patient",
    executions=10,
    tells=(*USUAL, *WAITING, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore) -> None:
    explore(made, ["HHHO", "HO"], 1).never_spins(
        otherwise="An atom that waits for others must not keep the processor busy: a loop that "
        "asks again and again takes it from everybody else.",
    )
