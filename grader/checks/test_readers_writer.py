"""Hidden checks of `readers_writer`: many who read or one who writes, and everybody gets in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
WAITING = (
    "upgrade_deadlock",
    "waited_with_lock",
    "wait_without_lock",
    "not_released_on_error",
    "lost_wakeup",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
)


def together(student: Any, readers: int) -> Any:
    """Hold each reader until all are in, or nothing else can happen."""
    import threading

    lock = student.ReadWriteLock()
    inside: list[int] = []
    met = []
    full = threading.Event()

    def read(number: int) -> None:
        with lock.read():
            inside.append(number)
            if len(inside) == readers:
                full.set()
            met.append(full.wait(60))

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return all(met)


def who_is_in(student: Any, who: list[str]) -> Any:
    """Note whom each finds inside."""
    import threading

    lock = student.ReadWriteLock()
    inside: list[str] = []
    found = []

    def come(name: str) -> None:
        with lock.write() if name.startswith("writer") else lock.read():
            inside.append(name)
            found.append(sorted(inside))
            inside.remove(name)

    threads = [threading.Thread(target=come, args=(name,)) for name in who]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(each for each in found if len(each) > 1 and each[-1].startswith("writer"))


def one_after_another(student: Any, arrivals: list[int]) -> Any:
    """Readers come at these times, each for ten seconds; a writer comes after two."""
    import threading
    import time

    lock = student.ReadWriteLock()
    began = time.monotonic()
    times: dict[str, float] = {}

    def read(arrival: int) -> None:
        time.sleep(arrival)
        with lock.read():
            time.sleep(10)
        times["last reader"] = max(times.get("last reader", 0), time.monotonic() - began)

    def write() -> None:
        time.sleep(2)
        with lock.write():
            times["writer"] = time.monotonic() - began
            time.sleep(1)

    threads = [threading.Thread(target=read, args=(arrival,)) for arrival in arrivals]
    threads.append(threading.Thread(target=write))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"writer in": times["writer"], "last reader out": times["last reader"]}


def after_an_error(student: Any, side: str) -> Any:
    """Leave one side by an error; then a reader and a writer want in."""
    import threading

    lock = student.ReadWriteLock()
    came_out = "nothing"
    entered = []
    try:
        with getattr(lock, side)():
            raise OSError(side)
    except OSError:
        came_out = "OSError"

    def come(wanted: str) -> None:
        with getattr(lock, wanted)():
            entered.append(wanted)

    threads = [
        threading.Thread(target=come, args=(wanted,), daemon=True) for wanted in ("read", "write")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return {"came out": came_out, "free": len(entered), "of": 2}


def with_a_book(student: Any, pages: list[str], name: str) -> Any:
    """A Reader comes while somebody writes, a Writer while somebody reads."""
    import threading
    import time

    first, second, third = pages
    lock, book = student.ReadWriteLock(), [first]
    reader = student.Reader(lock, book, name=name, daemon=True)
    writer = student.Writer(lock, book, third, name=name, daemon=True)
    made = [isinstance(each, threading.Thread) for each in (reader, writer)]
    made += [reader.name == writer.name == name, reader.daemon, writer.daemon]
    with lock.write():
        reader.start()
        book.append("half a page")
        time.sleep(1)
        book[-1] = second
    reader.join()
    other = student.Reader(lock, book)
    with lock.read():
        writer.start()
        time.sleep(1)
        meanwhile = list(book)
    writer.join()
    with lock.read():
        time.sleep(1)
    other.start()
    other.join()
    return {
        "made": made,
        "seen": list(reader.seen),
        "meanwhile": meanwhile,
        "book": book,
        "seen later": list(other.seen),
    }


def readers_beside_a_reader(student: Any, page: str) -> Any:
    """A Reader comes while somebody reads; tell when it is done."""
    import time

    lock = student.ReadWriteLock()
    reader = student.Reader(lock, [page])
    with lock.read():
        reader.start()
        time.sleep(5)
        done = not reader.is_alive()
    reader.join()
    return done


def a_long_wait(student: Any, page: str) -> Any:
    """A Reader and a Writer wait while somebody writes for long, and a Writer for a reader."""
    import time

    lock, book = student.ReadWriteLock(), [page]
    threads = [student.Reader(lock, book), student.Writer(lock, book, page)]
    with lock.write():
        for thread in threads:
            thread.start()
        time.sleep(5)
    for thread in threads:
        thread.join()
    last = student.Writer(lock, book, page)
    with lock.read():
        last.start()
        time.sleep(5)
    last.join()
    return len(book)


@check(
    "Readers are in together",
    points=2,
    clock="patient",
    executions=FEW,
    tells=("readers_exclusive", *WAITING),
)
def test_readers_are_in_together(explore: Explore) -> None:
    for readers in (2, 3):
        explore(together, readers).always_returns(
            True,
            otherwise=f"{readers} readers came. All of them should be in at the same time; here "
            "one waits for another.",
        )


@check(
    "A writer is alone, and everybody gets in",
    points=3,
    executions=MANY,
    tells=(*WAITING, "if_around_wait", "not_alone"),
)
def test_a_writer_is_alone(explore: Explore) -> None:
    for who in (
        ["reader 1", "writer 1"],
        ["writer 1", "writer 2"],
        ["reader 1", "writer 1", "reader 2"],
        ["writer 1", "reader 1", "writer 2"],
    ):
        explore(who_is_in, who).always_returns(
            [],
            otherwise=f"{', '.join(who)} came. A writer should be alone; there can be in at the "
            "same time: {got}.",
        )


@check(
    "A writer who waits is not kept out by readers who come later",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*WAITING, "writer_starves"),
)
def test_a_waiting_writer_gets_in(explore: Explore) -> None:
    explore(one_after_another, [0, 1, 5, 10, 15]).always(
        lambda told: told["writer in"] < told["last reader out"],
        otherwise="A writer came while two were reading, and then three more readers, each before "
        "the one before was out. The writer should get in before the last of them is out; here the "
        "times can be {got}.",
    )


@check(
    "A block that ends with an error is left, and the error goes on",
    points=1,
    clock="patient",
    executions=FEW,
    tells=("caught_too_much", *WAITING),
)
def test_an_error_leaves_the_lock(explore: Explore) -> None:
    for side in ("read", "write"):
        told = explore(after_an_error, side)
        told.at("came out").always_returns(
            "OSError",
            otherwise=f"A block with lock.{side}() ended with an error. A {{expected}} should come "
            "out of it; it was {got}.",
        )
        told.at("free").always_returns(
            2,
            otherwise=f"A block with lock.{side}() ended with an error. Then a reader and a writer "
            "came, and both should get in; {got} can.",
        )


@check(
    "A Reader copies the book while it may read, a Writer appends while it may write",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, *WAITING, "wrong_side", "live_book"),
)
def test_readers_copy_and_writers_append(explore: Explore, words: Words) -> None:
    first, second, third, name = words(4)
    told = explore(with_a_book, [first, second, third], name)
    told.at("made").always_returns(
        [True] * 5,
        otherwise="A Reader and a Writer were made with a name and daemon=True. Whether they are "
        "Threads, have that name, and are daemons should be {expected}; it is {got}.",
    )
    told.at("seen").always_returns(
        [first, second],
        otherwise="A Reader came while somebody wrote. Its seen should be {expected}, also later; "
        "it can be {got}.",
    )
    told.at("meanwhile").always_returns(
        [first, second],
        otherwise="A Writer came while somebody read. The book should be {expected} until that one "
        "is out; it can be {got}.",
    )
    told.at("book").always_returns(
        [first, second, third],
        otherwise="When all is over the book should be {expected}; it can be {got}.",
    )
    told.at("seen later").always_returns(
        [first, second, third],
        otherwise="A Reader that comes when all is over should see {expected}; it can see {got}.",
    )
    explore(readers_beside_a_reader, first).always_returns(
        True,
        otherwise="A Reader came while somebody read. It should read as well; here it waits.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, "busy_wait", *WAITING),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(a_long_wait, *words(1)).never_spins(
        "Somebody asks again and again whether it may come in; it should wait."
    )
