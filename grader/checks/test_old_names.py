"""Hidden checks of `old_names`: a program moved to the names of today does what it did before.

Warnings are errors here, as under `python -W error`, in every check but the one of deliveries: what
that one shows must not hang on a name left over in a courier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

OLD = ("used_deprecated_name", "removed_name", "called_the_name", "forgot_brackets")


def newly_made(student: Any, city: str) -> Any:
    """Have a courier made by a daemon, which hands down being one."""
    import threading
    import time
    import warnings

    made: list[Any] = []
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        maker = threading.Thread(target=lambda: made.append(student.Courier(city)), daemon=True)
        maker.start()
        maker.join()
        time.sleep(1)
    if not made:
        return {}  # what kept it from being made is told as an exception
    courier = made[0]
    return {
        "is a Thread": isinstance(courier, threading.Thread),
        "name": courier.name,
        "daemon": courier.daemon,
        "log": list(student.log),
    }


def two_on_their_way(student: Any, first: str, second: str, nickname: str) -> Any:
    """Send two couriers, the second one renamed before its start."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        one, two = student.Courier(first), student.Courier(second)
        two.name = nickname
        one.start()
        one.join()
        two.start()
        two.join()
    return list(student.log)


def states(student: Any) -> Any:
    import threading
    import warnings

    go_home = threading.Event()
    thread = threading.Thread(target=go_home.wait)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = [student.state(thread)]
        thread.start()
        told.append(student.state(thread))
        go_home.set()
        thread.join()
        told.append(student.state(thread))
    return told


def roll_calls(student: Any, names: list[str], asking: str) -> Any:
    """Ask alone, with others at work, and from a thread that is not the main one."""
    import threading
    import warnings

    go_home = threading.Event()
    threads = [threading.Thread(target=go_home.wait, name=name) for name in names]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = [student.roll_call()]
        for thread in threads:
            thread.start()
        asker = threading.Thread(target=lambda: told.append(student.roll_call()), name=asking)
        asker.start()
        asker.join()
        go_home.set()
        for thread in threads:
            thread.join()
    return told


def counts(student: Any, names: list[str]) -> Any:
    """Count alone, with others at work, and from a thread that is not the main one."""
    import threading
    import warnings

    go_home = threading.Event()
    threads = [threading.Thread(target=go_home.wait, name=name) for name in names]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        told = [student.busy()]
        for thread in threads:
            thread.start()
        told.append(student.busy())
        asker = threading.Thread(target=lambda: told.append(student.busy()))
        asker.start()
        asker.join()
        go_home.set()
        for thread in threads:
            thread.join()
    return told


def two_deliveries(student: Any, cities: list[str], later: str) -> Any:
    """Hold each courier until all of a delivery have set out or nothing else can happen."""
    import threading
    import time
    import warnings

    begun: list[Any] = []
    ended: list[Any] = []
    counts = []
    all_begun = threading.Event()
    run = student.Courier.run

    def watched(self: Any) -> None:
        begun.append(self)
        if len(begun) >= len(cities):
            all_begun.set()
        all_begun.wait(60)
        counts.append(len(begun))
        run(self)
        ended.append(self)

    student.Courier.run = watched
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        first = student.deliver(list(cities))
        back = len(ended)
        second = student.deliver([later])
        time.sleep(60 * len(cities))
    return {"names": [first, second], "back": back, "at once": min(counts, default=0)}


def a_whole_day(student: Any, cities: list[str]) -> Any:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        student.deliver(list(cities))
        student.state(student.Courier(cities[0]))
        student.roll_call()
        student.busy()
    return "no old name"


@check(
    "A Courier is named after its city, and is no daemon, whoever makes it",
    points=1,
    executions=FEW,
    tells=(*OLD, "changed_behaviour"),
)
def test_a_courier_is_named_and_no_daemon(explore: Explore, words: Words) -> None:
    (city,) = words(1)
    made = explore(newly_made, city)
    made.at("is a Thread").always_returns(
        True, otherwise="A Courier has to be a Thread: isinstance(courier, Thread) is {got}."
    )
    made.at("name").always_returns(
        f"courier-{city}",
        otherwise=f"A Courier for {city!r} was named {{expected}} by the old program; now its name "
        "is {got}.",
    )
    made.at("daemon").always_returns(
        False,
        otherwise="A Courier that a daemon makes had daemon={expected} in the old program; now it "
        "has daemon={got}.",
    )
    made.at("log").always_returns(
        [], otherwise="Nobody started this Courier, so log should be {expected}; it is {got}."
    )


@check(
    "A Courier logs the name it runs under",
    points=2,
    executions=FEW,
    tells=(*OLD, "changed_behaviour"),
)
def test_a_courier_logs_the_name_it_runs_under(explore: Explore, words: Words) -> None:
    first, second, nickname = words(3)
    explore(two_on_their_way, first, second, nickname).always_returns(
        [f"courier-{first}", nickname],
        otherwise="Two Couriers ran, one after the other, the second one renamed before its start. "
        "The old program logged {expected}; now the log is {got}.",
    )


@check(
    'The state is "alive" between start and end',
    points=2,
    executions=FEW,
    tells=(*OLD, "changed_behaviour"),
)
def test_the_state_is_alive_between_start_and_end(explore: Explore) -> None:
    explore(states).always_returns(
        ["done", "alive", "done"],
        otherwise="A thread was looked at before its start, while it worked, and after its end. "
        "By the old program its states were {expected}; now they are {got}.",
    )


@check(
    "The roll call names all live threads, sorted",
    points=1,
    executions=FEW,
    tells=(*OLD, "changed_behaviour"),
)
def test_the_roll_call_names_all_live_threads(explore: Explore, words: Words) -> None:
    asking, *names = sorted(words(3), reverse=True)
    explore(roll_calls, names, asking).always_returns(
        [["MainThread"], sorted(["MainThread", asking, *names])],
        otherwise=f"The main thread asked alone; then {asking!r} asked, with {names} at work. The "
        "old program answered {expected}; now the answers are {got}.",
    )


@check(
    "Busy are all live threads but the main one",
    points=1,
    executions=FEW,
    tells=(*OLD, "changed_behaviour"),
)
def test_busy_are_all_but_the_main_thread(explore: Explore, words: Words) -> None:
    explore(counts, words(3)).always_returns(
        [0, 3, 4],
        otherwise="The main thread asked alone, then with three threads at work, then one more "
        "thread asked. The old program answered {expected}; now the answers are {got}.",
    )


@check(
    "A delivery sets out at once, and is back when it returns",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*OLD, "joined_in_start_loop", "no_join", "changed_behaviour"),
)
def test_a_delivery_is_back_when_it_returns(explore: Explore, words: Words) -> None:
    *cities, later = sorted(words(4), reverse=True)
    sent = explore(two_deliveries, cities, later)
    sent.at("names").always_returns(
        [sorted(f"courier-{city}" for city in cities), [f"courier-{later}"]],
        otherwise="There were two deliveries, one after the other. The old program returned "
        "{expected}; now it returns {got}.",
    )
    sent.at("at once").always_returns(
        len(cities),
        otherwise="In the old program all {expected} couriers of a delivery were on their way at "
        "the same time; now, when the first of them went on, {got} had set out.",
    )
    sent.at("back").always_returns(
        len(cities),
        otherwise="In the old program all {expected} couriers were back when deliver returned; now "
        "{got} are.",
    )


@check(
    "A whole day's work goes by without an old name",
    points=1,
    executions=FEW,
    tells=OLD,
)
def test_a_whole_day_uses_no_old_name(explore: Explore, words: Words) -> None:
    explore(a_whole_day, words(3)).always_returns(
        "no old name",
        otherwise="A delivery, a state, a roll call and a count should use {expected}.",
    )
