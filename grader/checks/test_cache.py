"""Hidden checks of `cache`: loaded once, kept as long as there is room, and never in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
WAITING = (
    "waited_with_lock",
    "wait_without_lock",
    "deadlock_with_self",
    "released_unheld",
    "lost_wakeup",
)


def one_after_the_other(student: Any, capacity: int, keys: list[str]) -> Any:
    """Get each key, in one thread; the load of "" returns None, those of others return text."""
    loaded: list[str] = []

    def load(key: str) -> str | None:
        loaded.append(key)
        return key.upper() or None

    cache, other = student.Cache(load, capacity), student.Cache(str.lower, capacity)
    other.get(keys[-1])
    got = [cache.get(key) for key in keys]
    return {"got": got, "loaded": loaded}


def all_at_once(student: Any, capacity: int, keys: list[list[str]]) -> Any:
    """A Visitor for each list of keys; count loads, and those of one key at the same time."""
    loaded: list[str] = []
    now: list[str] = []
    most = []

    def load(key: str) -> str:
        loaded.append(key)
        now.append(key)
        most.append(now.count(key))
        now.remove(key)
        return key.upper()

    cache = student.Cache(load, capacity)
    visitors = [student.Visitor(cache, each) for each in keys]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return {
        "got": [list(visitor.got) for visitor in visitors],
        "loaded": sorted(loaded),
        "at once": max(most),
    }


def different_keys(student: Any, keys: list[str], name: str) -> Any:
    """Hold each load until all are under way, or nothing else can happen."""
    import threading

    now: list[str] = []
    met = []
    full = threading.Event()

    def load(key: str) -> str:
        now.append(key)
        if len(now) == len(keys):
            full.set()
        met.append(full.wait(60))
        return key.upper()

    cache = student.Cache(load, len(keys))
    first = student.Visitor(cache, keys[:1], name=name, daemon=True)
    visitors = [first, *(student.Visitor(cache, [key]) for key in keys[1:])]
    made = [isinstance(first, threading.Thread), first.name, first.daemon, list(first.got)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return {"made": made, "met": all(met)}


def meanwhile(student: Any, slow: str, quick: str) -> Any:
    """Ask for what is there while something else takes long; then for what takes long, too."""
    import time

    def load(key: str) -> str:
        if key == slow:
            time.sleep(10)
        return key.upper()

    cache = student.Cache(load, 2)
    cache.get(quick)
    began = time.monotonic()
    visitors = [student.Visitor(cache, [slow]) for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    time.sleep(3)
    cache.get(quick)
    seconds = time.monotonic() - began
    for visitor in visitors:
        visitor.join()
    return seconds


def failing_once(student: Any, key: str, askers: int) -> Any:
    """The first load raises; several ask, and in the end one more."""
    import threading

    loads: list[str] = []
    came: list[str] = []

    def load(wanted: str) -> str:
        loads.append(wanted)
        if len(loads) == 1:
            raise OSError(wanted)
        return wanted.upper()

    cache = student.Cache(load, 2)

    def ask() -> None:
        try:
            came.append(cache.get(key))
        except OSError as error:
            came.append(repr(error))

    threads = [threading.Thread(target=ask) for _ in range(askers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ask()
    return {"came": sorted(came[:askers]), "afterwards": came[askers], "loads": len(loads)}


def of_one_failure(key: str, askers: int) -> Callable[[dict[str, Any]], bool]:
    """Whether somebody got the error, and whoever did not got the value."""

    def fits(told: dict[str, Any]) -> bool:
        came = told["came"]
        errors = came.count(repr(OSError(key)))
        shared_out: bool = errors >= 1 and errors + came.count(key.upper()) == askers
        return shared_out and bool(told["loads"] == 2)

    return fits


@check(
    "What was loaded is kept, whatever it is",
    points=1,
    executions=FEW,
    tells=(*WAITING, "class_attribute"),
)
def test_what_was_loaded_is_kept(explore: Explore, words: Words) -> None:
    first, second = words(2)
    for keys in ([first, first], [first, second, first, second], ["", first, ""]):
        told = explore(one_after_the_other, 2, keys)
        told.at("got").always_returns(
            [key.upper() or None for key in keys],
            otherwise=f"From a cache with room for two {keys} were asked, one after the other. "
            "It should return {expected}; it returns {got}.",
        )
        told.at("loaded").always_returns(
            list(dict.fromkeys(keys)),
            otherwise=f"From a cache with room for two {keys} were asked, one after the other. "
            "{expected} should be loaded; it was {got}.",
        )


@check(
    "However many ask for a key at the same time, it is loaded once",
    points=3,
    executions=200,  # to be thrown out while it is loaded, a key needs three to meet
    tells=(*USUAL, *WAITING, "duplicate_load", "evicted_in_flight"),
)
def test_one_load_however_many_ask(explore: Explore, words: Words) -> None:
    first, second = words(2)
    for visitors in ([[first], [first]], [[first, second]] * 2, [[first]] * 3):
        told = explore(all_at_once, 3, visitors)
        told.at("got").always_returns(
            [[key.upper() for key in keys] for keys in visitors],
            otherwise=f"Visitors asked for {visitors}. They should get {{expected}}; they can get "
            "{got}.",
        )
        told.at("loaded").always_returns(
            sorted({key for keys in visitors for key in keys}),
            otherwise=f"Visitors asked for {visitors}. {{expected}} should be loaded, each once; "
            "it can be {got}.",
        ).begins_threads(len(visitors))
    visitors = [[first, first], [second, first]]
    told = explore(all_at_once, 1, visitors)
    told.at("got").always_returns(
        [[key.upper() for key in keys] for keys in visitors],
        otherwise=f"From a cache with room for one, Visitors asked for {visitors}. They should "
        "get {expected}; they can get {got}.",
    )
    told.at("at once").always_returns(
        1,
        otherwise=f"From a cache with room for one, Visitors asked for {visitors}. A key should be "
        "loaded by one of them at a time; there can be {got} loads of it at once.",
    ).begins_threads(len(visitors))


@check(
    "Different keys load at the same time, and what is there is there at once",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "one_big_lock", *WAITING),
)
def test_different_keys_load_at_once(explore: Explore, words: Words) -> None:
    first, second, name = words(3)
    told = explore(different_keys, [first, second], name)
    told.at("made").always_returns(
        [True, name, True, []],
        otherwise="Of a Visitor made with a name and daemon=True, whether it is a Thread, its "
        "name, its daemon and its got should be {expected}; they are {got}.",
    )
    told.at("met").always_returns(
        True,
        otherwise="Two Visitors asked for different keys. Both should be loaded at the same time; "
        "here one has to wait for the other.",
    )
    explore(meanwhile, first, second).always_returns(
        3.0,
        otherwise="Somebody asked for what was there already, {expected} seconds after others had "
        "begun to load something else. It should come at once; it came after {got}.",
    )


@check(
    "When it is full, what nobody has asked for longest leaves",
    points=2,
    executions=FEW,
    tells=WAITING,
)
def test_the_least_recently_used_leaves(explore: Explore, words: Words) -> None:
    a, b, c, d = words(4)
    for capacity, keys, loaded in (
        (1, [a, b, b, a], [a, b, a]),
        (2, [a, b, a, c, a, b], [a, b, c, b]),
        (3, [a, b, c, b, a, d, a, b, d, c], [a, b, c, d, c]),
    ):
        explore(one_after_the_other, capacity, keys).at("loaded").always_returns(
            loaded,
            otherwise=f"From a cache with room for {capacity}, {keys} were asked, one after the "
            "other. {expected} should be loaded; it was {got}.",
        )


@check(
    "A load that fails is told, and not kept",
    points=1,
    executions=MANY,
    tells=("error_cached", *WAITING),
)
def test_a_failed_load_is_not_kept(explore: Explore, words: Words) -> None:
    (key,) = words(1)
    for askers in (1, 2):
        told = explore(failing_once, key, askers)
        told.at("afterwards").always_returns(
            key.upper(),
            otherwise="Loading failed once. Who asks after that should get {expected}; it can get "
            "{got}.",
        )
        told.always(
            of_one_failure(key, askers),
            otherwise=f"The first load raises an OSError, the second does not. {askers} asked at "
            "the same time, and one more later. Each should get the error or the value, and two "
            "loads be made; what came of it can be {got}.",
        )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "busy_wait", *WAITING),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(meanwhile, *words(2)).never_spins(
        "Somebody asks again and again whether it is loaded; it should wait."
    )
