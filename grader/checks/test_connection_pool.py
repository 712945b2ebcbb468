"""Hidden checks of `connection_pool`: lent to one at a time, and back on every way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
WAITING = (
    "wait_without_lock",
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "lost_wakeup",
)


def lent_in_turn(student: Any, connections: list[Any]) -> Any:
    """Take all of them, twice, and note which they are."""
    import contextlib

    pool = student.Pool(connections)
    seen = []
    for _ in range(2):
        with contextlib.ExitStack() as held:
            lent = [held.enter_context(pool.connection()) for _ in connections]
        seen.append(sorted(lent, key=repr))
    return seen


def in_whose_hands(student: Any, connections: list[str], clients: int) -> Any:
    """Count in how many hands a connection is, at most."""
    pool = student.Pool(connections)
    out: list[str] = []
    most = []

    def work(connection: str) -> None:
        out.append(connection)
        most.append(out.count(connection))
        out.remove(connection)

    threads = [student.Client(pool, [work]) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    errors = [repr(thread.error) for thread in threads if thread.error is not None]
    return {"hands": max(most, default=0), "served": len(most), "errors": errors}


def together(student: Any, connections: list[str]) -> Any:
    """A client for each; hold each until all have one, or nothing else can happen."""
    import threading

    pool = student.Pool(connections)
    out: list[str] = []
    met: list[bool] = []
    all_out = threading.Event()

    def work(connection: str) -> None:
        out.append(connection)
        if len(out) == len(connections):
            all_out.set()
        met.append(all_out.wait(60))

    clients = [student.Client(pool, [work]) for _ in connections]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return met


def after_an_error(student: Any, connections: list[str], how: str) -> Any:
    """Leave a block by an error, and count what can be lent afterwards."""
    import contextlib
    import threading

    pool = student.Pool(connections)
    came_out = ["nothing"]

    def work(connection: str) -> None:
        raise OSError(connection)

    if how == "in a client":
        client = student.Client(pool, [work])
        client.start()
        client.join()
        came_out = [type(client.error).__name__]
    else:
        error = SystemExit if how == "by sys.exit()" else OSError
        try:
            with pool.connection():
                raise error(how)
        except (OSError, SystemExit) as raised:
            came_out = [type(raised).__name__]
    free: list[str] = []

    def take() -> None:
        with contextlib.ExitStack() as held:
            while len(free) < len(connections):
                free.append(held.enter_context(pool.connection()))

    taker = threading.Thread(target=take, daemon=True)
    taker.start()
    taker.join(60)
    return {"came out": came_out[0], "free": len(free), "of": len(connections)}


def in_vain(student: Any, connections: list[str], timeout: float) -> Any:
    """Take all, let a thread wait in vain, and count what can be lent afterwards."""
    import contextlib
    import threading
    import time

    pool = student.Pool(connections)
    told: list[Any] = []

    def wait() -> None:
        begun = time.monotonic()
        try:
            with pool.connection(timeout=timeout) as connection:
                told.append(f"lent {connection}")
        except Exception as error:  # noqa: BLE001  (whichever it is, it is told)
            told.append(type(error).__name__)
        told.append(time.monotonic() - begun)

    thread = threading.Thread(target=wait, daemon=True)
    with contextlib.ExitStack() as held:
        for _ in connections:
            held.enter_context(pool.connection())
        thread.start()
        thread.join(timeout + 60)
        told = told or ["still waits", 60]
    free: list[str] = []

    def take() -> None:
        with contextlib.ExitStack() as held:
            try:
                while len(free) <= len(connections):
                    free.append(held.enter_context(pool.connection(timeout=0)))
            except TimeoutError:
                pass
            except Exception as error:  # noqa: BLE001  (whichever it is, it is told)
                free.append(repr(error))

    taker = threading.Thread(target=take, daemon=True)
    taker.start()
    taker.join(60)
    return {"told": told[:1], "seconds": told[1], "free": len(free), "of": len(connections)}


def outrun(student: Any, connection: str, timeout: float) -> Any:
    """Give one back before the time is up, and take it again at once, for long."""
    import threading
    import time

    pool = student.Pool([connection])
    told: list[Any] = []

    def wait() -> None:
        begun = time.monotonic()
        try:
            with pool.connection(timeout):
                told.append("lent")
        except TimeoutError:
            told.append("TimeoutError")
        told.append(time.monotonic() - begun)

    thread = threading.Thread(target=wait)
    with pool.connection():
        thread.start()
        time.sleep(timeout - 2)
    with pool.connection():
        time.sleep(4 * timeout)
    thread.join()
    return told


def one_client(student: Any, connection: str, words: list[str], bad: str, name: str) -> Any:
    """One client that does a piece of work for each word, and meets an error at one of them."""
    import threading

    mine: list[bool] = []

    def piece(word: str) -> Any:
        def work(lent: str) -> list[str]:
            mine.append(threading.current_thread() is client)
            if word == bad:
                raise OSError(word)
            return [lent, word]

        return work

    client = student.Client(
        student.Pool([connection]), [piece(word) for word in words], name=name, daemon=True
    )
    made = [isinstance(client, threading.Thread), client.name, client.daemon]
    before = [list(client.answers), client.error]
    client.start()
    client.join()
    return {
        "made": made,
        "before": before,
        "mine": mine,
        "answers": list(client.answers),
        "error": repr(client.error),
    }


def a_long_wait(student: Any, connection: str) -> Any:
    """One client waits while the only connection is out for a long time."""
    import time

    pool = student.Pool([connection])
    client = student.Client(pool, [len])
    with pool.connection():
        client.start()
        time.sleep(5)
    client.join()
    return list(client.answers)


@check(
    "What is lent comes back at the end of the block",
    points=1,
    executions=SOME,
    tells=(*WAITING, "not_released_on_error", "lent_twice"),
)
def test_what_is_lent_comes_back(explore: Explore, words: Words) -> None:
    first, second = words(2)
    for connections in ([first], [0, second]):
        explore(lent_in_turn, connections).always_returns(
            [sorted(connections, key=repr)] * 2,
            otherwise=f"From a pool of {connections} all were taken, given back and taken again. "
            "What was lent should be {expected}; it was {got}.",
        )


@check(
    "No connection is in two hands at the same time, and everybody gets one",
    points=2,
    executions=SOME,
    tells=(
        *USUAL,
        *WAITING,
        "semaphore_too_large",
        "nothing_left",
        "no_lock",
        "lent_twice",
        "not_released_on_error",
    ),
)
def test_never_in_two_hands(explore: Explore, words: Words) -> None:
    for connections, clients in ((words(1), 3), (words(2), 2)):
        told = explore(in_whose_hands, connections, clients)
        told.at("errors").always_returns(
            [],
            otherwise=f"{clients} clients shared {connections}. None should meet an error; there "
            "can be {got}.",
        )
        told.at("hands").always_returns(
            1,
            otherwise=f"{clients} clients shared {connections}. A connection should be in one "
            "hand; it can be in {got}.",
        )
        told.at("served").always_returns(
            clients,
            otherwise=f"{clients} clients shared {connections}. {{expected}} should be served; it "
            "can be {got}.",
        ).begins_threads(clients)


@check(
    "Several are out at the same time, if there are several",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, *WAITING, "one_at_a_time"),
)
def test_several_are_out_at_once(explore: Explore, words: Words) -> None:
    explore(together, words(2)).always_returns(
        [True, True],
        otherwise="There were two connections and two clients. Each should get one while the other "
        "one has the other; here one waits.",
    )


@check(
    "A block that ends with an error gives back its connection, and the error goes on",
    points=2,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, *WAITING, "caught_too_much", "not_released_on_error"),
)
def test_an_error_gives_it_back(explore: Explore, words: Words) -> None:
    connections = words(2)
    for how, error in (
        ("by an error", "OSError"),
        ("in a client", "OSError"),
        ("by sys.exit()", "SystemExit"),
    ):
        told = explore(after_an_error, connections, how)
        told.at("free").always_returns(
            len(connections),
            otherwise=f"One block was left {how}. Afterwards {{expected}} connections should be "
            "free again; it can be {got}.",
        )
        told.at("came out").always_returns(
            error,
            otherwise=f"A block was left {how}. A {{expected}} should come out of it; it was "
            "{got}.",
        )


@check(
    "Who waits in vain gets a TimeoutError in time, and the pool has as many as before",
    points=2,
    clock="patient",
    executions=SOME,
    tells=(
        "semaphore_too_large",
        "timeout_ignored",
        "leaked_on_timeout",
        "waited_anew",
        *WAITING,
        "nothing_left",
    ),
)
def test_who_waits_in_vain_gets_a_timeout(explore: Explore, words: Words) -> None:
    connections = words(2)
    for timeout in (0, 5):
        told = explore(in_vain, connections, timeout)
        told.at("told").always_returns(
            ["TimeoutError"],
            otherwise=f"All were out, and somebody asked for one with timeout={timeout}. What "
            "comes of it should be {expected}; it can be {got}.",
        )
        told.at("seconds").always_returns(
            timeout,
            otherwise=f"All were out, and somebody asked for one with timeout={timeout}. It should "
            "take {expected} seconds; it can take {got}.",
        )
        told.at("free").always_returns(
            len(connections),
            otherwise=f"Somebody asked in vain, with timeout={timeout}. Then all were given back, "
            "and {expected} should be free; it can be {got}.",
        )
    (connection,) = words(1)
    explore(outrun, connection, 5).always(
        lambda told: told in (["lent", 3], ["TimeoutError", 5]),
        otherwise="Somebody waited for at most 5 seconds. After 3 the connection came back, and "
        "another one may have been faster. It is either lent after 3 seconds or there is a "
        "TimeoutError after 5; here it was {got}.",
    )


@check(
    "A Client keeps the answers in order, and the error that ended it",
    points=1,
    executions=SOME,
    tells=(*USUAL, *WAITING, "refused_options", "error_lost", "not_released_on_error"),
)
def test_a_client_keeps_answers_and_its_error(explore: Explore, words: Words) -> None:
    connection, first, second, third, name = words(5)
    for bad, done, error in (
        ("", [first, second, third], None),
        (second, [first], OSError(second)),
    ):
        told = explore(one_client, connection, [first, second, third], bad, name)
        told.at("made").always_returns(
            [True, name, True],
            otherwise="Of a Client made with a name and daemon=True, whether it is a Thread, its "
            "name and its daemon should be {expected}; they are {got}.",
        )
        told.at("before").always_returns(
            [[], None],
            otherwise="Before start(), answers and error should be {expected}; they are {got}.",
        )
        told.at("answers").always_returns(
            [[connection, word] for word in done],
            otherwise=f"A Client had three pieces of work, and {len(done)} went well before any "
            "error. Its answers should be {expected}; they are {got}.",
        )
        told.at("error").always_returns(
            repr(error),
            otherwise="What ended the Client should be in error, {expected}; there is {got}.",
        )
        told.at("mine").always(
            all, otherwise="A Client should do its work in its own thread; somebody else did it."
        )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "busy_wait", *WAITING),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(a_long_wait, *words(1)).never_spins(
        "A client asks again and again whether a connection is free; it should wait."
    )
