"""Hidden checks of `bounded_buffer`: room for a few, waiting on both sides, and an end for all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, MANY, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Words

WAITING = (
    "wait_without_lock",
    "waited_with_lock",
    "lock_never_given_back",
    "not_released_on_error",
    "deadlock_with_self",
    "lock_order_inversion",
    "released_unheld",
)


def put_all(student: Any, buffer: Any, items: list[str], taken: list[str]) -> None:
    """Put items in, and note which were taken."""
    for item in items:
        try:
            buffer.put(item)
        except student.Closed:
            return
        taken.append(item)


def get_all(student: Any, buffer: Any, got: list[str]) -> None:
    """Take out items until it is closed."""
    while True:
        try:
            item = buffer.get()
        except student.Closed:
            return
        got.append(item)


def in_and_out(student: Any, items: list[Any]) -> Any:
    """Fill it and empty it, twice, so that it never has to wait."""
    buffer = student.BoundedBuffer(len(items))
    got = []
    for _ in range(2):
        for item in items:
            buffer.put(item)
        got.append([buffer.get() for _ in items])
    return got


def one_too_many(student: Any, capacity: int, items: list[str]) -> Any:
    """Put in one more than there is room for; look, take one out, and look again."""
    import threading
    import time

    buffer = student.BoundedBuffer(capacity)
    taken: list[str] = []
    putter = threading.Thread(
        target=put_all, args=(student, buffer, items, taken), name="Putter", daemon=True
    )
    putter.start()
    time.sleep(1)
    before = list(taken)
    got = [buffer.get()]
    putter.join()
    got += [buffer.get() for _ in items[1:]]
    return {"taken before a get": before, "came out": got}


def one_too_early(student: Any, items: list[str]) -> Any:
    """Ask for what is not there yet; look, then put in one after the other."""
    import queue
    import threading
    import time

    buffer = student.BoundedBuffer(2)
    got: queue.Queue[str] = queue.Queue()

    def take() -> None:
        for _ in items:
            got.put(buffer.get())

    getter = threading.Thread(target=take, name="Getter", daemon=True)
    getter.start()
    time.sleep(1)
    too_early = got.qsize()
    came_out = []
    for item in items:
        buffer.put(item)
        came_out.append(got.get())
    return {"too early": too_early, "came out": came_out}


def crowd_of_putters(student: Any, items: list[str]) -> Any:
    """Two want the one place that becomes free; look who got in, and let them all in."""
    import threading
    import time

    buffer = student.BoundedBuffer(1)
    buffer.put(items[0])
    taken: list[str] = []
    putters = [
        threading.Thread(
            target=put_all,
            args=(student, buffer, [item], taken),
            name=f"Putter-{item}",
            daemon=True,
        )
        for item in items[1:]
    ]
    for putter in putters:
        putter.start()
    buffer.get()
    time.sleep(1)
    inside = len(taken)
    for _ in putters:
        buffer.get()
    for putter in putters:
        putter.join()
    return inside


def closed_on_a_crowd(student: Any, items: list[str]) -> Any:
    """Two wait for a place, one becomes free, and it is closed and emptied; what is lost?"""
    import threading

    buffer = student.BoundedBuffer(1)
    buffer.put(items[0])
    taken: list[str] = []
    putters = [
        threading.Thread(
            target=put_all,
            args=(student, buffer, [item], taken),
            name=f"Putter-{item}",
            daemon=True,
        )
        for item in items[1:]
    ]
    for putter in putters:
        putter.start()
    buffer.get()
    buffer.close()
    left: list[str] = []
    get_all(student, buffer, left)
    for putter in putters:
        putter.join()
    return sorted(set(taken) ^ set(left))


def closed_meanwhile(student: Any, items: list[str]) -> Any:
    """Close it while somebody puts in, and empty it at once; what was taken and not got?"""
    import threading

    buffer = student.BoundedBuffer(len(items))
    taken: list[str] = []
    putter = threading.Thread(
        target=put_all, args=(student, buffer, items, taken), name="Putter", daemon=True
    )
    putter.start()
    buffer.close()
    left: list[str] = []
    get_all(student, buffer, left)
    putter.join()
    return [item for item in taken if item not in left]


def closed_between(student: Any, item: str) -> Any:
    """Close it while one puts in and one takes out; what was taken and not got?"""
    import threading

    buffer = student.BoundedBuffer(1)
    taken: list[str] = []
    got: list[str] = []
    both = [
        threading.Thread(target=function, args=arguments, name=name, daemon=True)
        for function, arguments, name in (
            (put_all, (student, buffer, [item], taken), "Putter"),
            (get_all, (student, buffer, got), "Getter"),
        )
    ]
    for each in both:
        each.start()
    buffer.close()
    for each in both:
        each.join()
    return [item for item in taken if item not in got]


def market(student: Any, capacity: int, items: list[str]) -> Any:
    """Several put in one item each, as many take out one each; nobody closes."""
    import threading

    buffer = student.BoundedBuffer(capacity)
    got: list[str] = []
    putters = [
        threading.Thread(target=buffer.put, args=(item,), name=f"Putter-{item}", daemon=True)
        for item in items
    ]
    getters = [
        threading.Thread(target=lambda: got.append(buffer.get()), name=f"Getter-{number + 1}")
        for number in range(len(items))
    ]
    for each in [*getters, *putters]:
        each.start()
    for each in [*putters, *getters]:
        each.join()
    return sorted(got)


def after_closing(student: Any, items: list[str]) -> Any:
    buffer = student.BoundedBuffer(len(items) + 1)
    for item in items:
        buffer.put(item)
    buffer.close()
    buffer.close()
    refused: list[str] = []
    put_all(student, buffer, ["one more"], refused)
    left: list[str] = []
    get_all(student, buffer, left)
    put_all(student, buffer, ["one more"], refused)
    return {"put in after it": refused, "came out": left}


def waiting_at_closing(student: Any, full: bool, number: int) -> Any:
    """Close it while several wait; tell how many went on without an item."""
    import threading

    buffer = student.BoundedBuffer(1)
    if full:
        buffer.put("first")
    refused: list[str] = []

    def ask() -> None:
        try:
            if full:
                buffer.put("next")
            else:
                buffer.get()
        except student.Closed:
            refused.append("one")

    waiting = [
        threading.Thread(target=ask, name=f"Waiting-{place + 1}", daemon=True)
        for place in range(number)
    ]
    for each in waiting:
        each.start()
    buffer.close()
    for each in waiting:
        each.join()
    return len(refused)


def never_started(student: Any, item: str) -> Any:
    """Make both, start neither."""
    import threading
    import time

    buffer = student.BoundedBuffer(1)
    feeder, eater = student.Feeder(buffer, [item]), student.Eater(buffer)
    time.sleep(1)
    return {
        "Threads": [isinstance(each, threading.Thread) for each in (feeder, eater)],
        "eaten": list(eater.eaten),
    }


def fed_and_eaten(student: Any, items: list[str]) -> Any:
    """One Feeder, one Eater, watched where they run; the last item comes from somebody else."""
    import threading

    ran = []

    def watch(of: Any) -> None:
        run = of.run

        def watched(self: Any) -> None:
            ran.append(threading.current_thread() is self)
            run(self)

        of.run = watched

    watch(student.Feeder)
    watch(student.Eater)
    buffer = student.BoundedBuffer(1)
    feeder, eater = student.Feeder(buffer, iter(items[:-1])), student.Eater(buffer)
    for each in (feeder, eater):
        each.start()
    feeder.join()
    buffer.put(items[-1])
    buffer.close()
    eater.join()
    return {"own thread": ran, "eaten": list(eater.eaten)}


def fed_until_closed(student: Any, items: list[str]) -> Any:
    """Close it while a Feeder waits with the second of three."""
    import time

    buffer = student.BoundedBuffer(1)
    feeder = student.Feeder(buffer, items)
    feeder.start()
    time.sleep(1)
    buffer.close()
    feeder.join()
    left: list[str] = []
    get_all(student, buffer, left)
    return left


@check(
    "New Feeders and Eaters are threads that have done nothing yet",
    points=1,
    executions=FEW,
    clock="patient",
    tells=UNIVERSAL,
)
def test_new_threads_have_done_nothing(explore: Explore, words: Words) -> None:
    (item,) = words(1)
    new = explore(never_started, item)
    new.at("Threads").always_returns(
        [True, True],
        otherwise="A Feeder and an Eater have to be Threads; isinstance(..., Thread) is {got}.",
    )
    new.at("eaten").always_returns(
        [], otherwise="Nobody was started, so eaten should be {expected}; it is {got}."
    )


@check(
    "Items come out in the order in which they went in",
    points=1,
    executions=FEW,
    tells=WAITING,
)
def test_first_in_first_out(explore: Explore, words: Words) -> None:
    one, other, third = words(3)
    items = [one, 0, other, "", third]
    explore(in_and_out, items).always_returns(
        [items] * 2,
        otherwise="A buffer was filled and emptied, twice. It should give back {expected}, and "
        "gives {got}.",
    )


@check(
    "A full buffer makes put wait, an empty one makes get wait",
    points=1,
    executions=FEW,
    clock="patient",
    tells=(*WAITING, "lost_wakeup", "swallowed_error"),
)
def test_full_and_empty_make_wait(explore: Explore, words: Words) -> None:
    items = words(3)
    full = explore(one_too_many, 2, items)
    full.at("taken before a get").always_returns(
        items[:2],
        otherwise="A buffer has room for 2, and 3 were put in one after the other. Before anything "
        "was taken out, put should have returned for {expected}; it did for {got}.",
    )
    full.at("came out").always_returns(
        items, otherwise="What was put in should come out as {expected}; it came out as {got}."
    )
    early = explore(one_too_early, items[:2])
    early.at("too early").always_returns(
        0,
        otherwise="Nothing had been put in, so get should have returned {expected} times; it did "
        "{got} times.",
    )
    early.at("came out").always_returns(
        items[:2],
        otherwise="Two items were put in for one who waited. They should come out as {expected}; "
        "they came out as {got}.",
    )


@check(
    "With many putters and getters every item comes out once, and there is never one too many",
    points=2,
    executions=MANY,
    tells=(
        *WAITING,
        "if_around_wait",
        "notify_one_of_many",
        "lost_wakeup",
        "checked_outside_lock",
        "two_locked_steps",
        "no_lock",
    ),
)
def test_many_at_once(explore: Explore, words: Words) -> None:
    items = words(3)
    for capacity, some in ((1, items[:2]), (2, items[:2])):
        explore(market, capacity, some).always_returns(
            sorted(some),
            otherwise=f"At a buffer with room for {capacity}, two threads put in {{expected}}, and "
            "two took out one item each. What came out can be {got}.",
        )
    explore(crowd_of_putters, items).always(
        lambda inside: inside <= 1,
        otherwise="A buffer has room for 1, and one item was taken out of it while two waited to "
        "put in. One of them has a place; there can be {got} in it.",
    )


@check(
    "A Feeder feeds all its items in order, and an Eater eats them, each in its own thread",
    points=1,
    executions=MANY,
    tells=(*UNIVERSAL, *WAITING, "notify_one_of_many", "if_around_wait", "lost_wakeup"),
)
def test_a_feeder_and_an_eater(explore: Explore, words: Words) -> None:
    items = words(3)
    day = explore(fed_and_eaten, items)
    day.at("eaten").always_returns(
        items,
        otherwise="One Feeder and then somebody else put in {expected}, and one Eater ate until it "
        "was closed: eaten can be {got}.",
    )
    day.at("own thread").always_returns(
        [True, True],
        otherwise="The run() of a Feeder and an Eater should be called once each, by the thread "
        "itself; that it was the thread itself is {got}.",
    )
    explore(fed_until_closed, items, clock="patient").always_returns(
        items[:1],
        otherwise="A Feeder waited with the second of three items, there was room for one, and the "
        "buffer was closed. What is in it should be {expected}; it is {got}.",
    )


@check(
    "After close nothing goes in, and what is there comes out; closing twice is fine",
    points=1,
    executions=FEW,
    tells=(*WAITING, "closed_too_hard"),
)
def test_after_closing(explore: Explore, words: Words) -> None:
    items = words(2)
    end = explore(after_closing, items)
    end.at("put in after it").always_returns(
        [], otherwise="After close() put should raise Closed; instead {got} were taken."
    )
    end.at("came out").always_returns(
        items,
        otherwise="When the buffer was closed, {expected} were in it. They should come out before "
        "get raises Closed; what came out is {got}.",
    )


@check(
    "All who wait in put or get when it is closed go on",
    points=1,
    executions=MANY,
    tells=(*WAITING, "close_forgets_waiters", "if_around_wait", "lost_wakeup"),
)
def test_all_who_wait_go_on(explore: Explore) -> None:
    for full, what in ((True, "put in"), (False, "get")):
        for number in (1, 2):
            explore(waiting_at_closing, full, number).always_returns(
                number,
                otherwise=f"{number} wanted to {what} where they had to wait, and the buffer was "
                "closed. Closed should be raised {expected} times; it can be raised {got} times.",
            )


@check(
    "What put has taken is never lost, whenever it is closed",
    points=1,
    executions=300,  # what two locks lose is lost in few of its interleavings
    tells=(*WAITING, "checked_outside_lock", "closed_too_hard", "no_lock", "two_locked_steps"),
)
def test_nothing_taken_is_lost(explore: Explore, words: Words) -> None:
    items = words(3)
    explore(closed_meanwhile, items[:2]).always_returns(
        [],
        otherwise="A buffer was closed while somebody put in, and then emptied. What put had taken "
        "without an error should be there; it can be that these are not: {got}.",
    )
    explore(closed_between, items[0]).always_returns(
        [],
        otherwise="A buffer was closed while one put in and another took out. What put had taken "
        "without an error should come out; it can be that these never do: {got}.",
    )
    explore(closed_on_a_crowd, items).always_returns(
        [],
        otherwise="Two waited to put in, one item was taken out, and the buffer was closed and "
        "emptied. These were taken and never came out, or the other way round: {got}.",
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=10,
    tells=(*WAITING, "lost_wakeup", "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    items = words(3)
    otherwise = "Who finds it full or empty asks again and again; they should wait."
    full = explore(one_too_many, 2, items).never_spins(otherwise)
    full.at("came out").always_returns(
        items, otherwise="What was put in should come out as {expected}; it came out as {got}."
    )
    early = explore(one_too_early, items[:2]).never_spins(otherwise)
    early.at("came out").always_returns(
        items[:2], otherwise="What was put in should come out as {expected}; it came out as {got}."
    )
