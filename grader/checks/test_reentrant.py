"""Hidden checks of `reentrant`: a batch is all there or not at all, and nobody stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Numbers, Words


RACES = (
    "gave_up_waiting",
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "lock_released_too_early",
    "slept_to_synchronise",
    "asked_whether_locked",
    "busy_flag",
    "no_lock",
)


def one_by_one(student: Any, amounts: list[int]) -> Any:
    ledger, other = student.Ledger(), student.Ledger()
    seen = [[ledger.total, list(ledger.entries())]]
    for amount in amounts:
        ledger.post(amount)
        seen.append([ledger.total, list(ledger.entries())])
    return {"seen": seen, "of another": [other.total, list(other.entries())]}


def in_batches(student: Any, batches: list[list[int]]) -> Any:
    """Post each batch; the last comes as something that can be walked through only once."""
    ledger = student.Ledger()
    for batch in batches[:-1]:
        ledger.post_all(batch)
    ledger.post_all(iter(batches[-1]))
    return [ledger.total, list(ledger.entries())]


def two_copies(student: Any, first: int, second: int) -> Any:
    """Change one copy by hand, and the ledger by posting; look at both each time."""
    ledger = student.Ledger()
    ledger.post(first)
    copy = ledger.entries()
    ledger.post(second)
    story = {"copy": list(copy)}
    copy.append(second)
    return {**story, "ledger": list(ledger.entries()), "total": ledger.total}


def bad_amount(student: Any, before: int, method: str, wrong: Any, after: int) -> Any:
    """Let one thread post something wrong, and another one go on after it."""
    import threading

    ledger = student.Ledger()
    ledger.post(before)
    story: dict[str, Any] = {"raised": False}

    def stumble() -> None:
        try:
            getattr(ledger, method)(wrong)
        except Exception:  # noqa: BLE001  (whichever it is)
            story["raised"] = True

    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    story["left"] = [ledger.total, list(ledger.entries())]
    ledger.post_all([after])
    return {**story, "afterwards": [ledger.total, list(ledger.entries())]}


def with_options(student: Any, amount: int, name: str) -> Any:
    import threading

    ledger = student.Ledger()
    named = student.Clerk(ledger, [[amount]], name=name, daemon=True)
    other = student.Clerk(ledger, [[amount]], daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_clerk(student: Any, batches: list[list[int]]) -> Any:
    import threading
    import time

    ran = []
    run = student.Clerk.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Clerk.run = watched
    ledger = student.Ledger()
    clerk = student.Clerk(ledger, batches)
    time.sleep(1)
    before = list(ledger.entries())
    clerk.start()
    clerk.join()
    return {"before": before, "run() called by": ran, "after": list(ledger.entries())}


def all_at_once(student: Any, amounts: list[int]) -> Any:
    """A thread for each amount, posted by itself."""
    import threading

    ledger = student.Ledger()
    threads = [threading.Thread(target=ledger.post, args=(amount,)) for amount in amounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [ledger.total, sorted(ledger.entries())]


def look_meanwhile(student: Any, batches: list[list[int]], single: list[int]) -> Any:
    """Look at the total and at the entries while a clerk posts batches, and others one amount."""
    import threading

    ledger = student.Ledger()
    clerk = student.Clerk(ledger, batches)
    threads = [threading.Thread(target=ledger.post, args=(amount,)) for amount in single]
    for thread in (clerk, *threads):
        thread.start()
    seen = {"total": ledger.total, "entries": list(ledger.entries())}
    for thread in (clerk, *threads):
        thread.join()
    return {**seen, "in the end": list(ledger.entries())}


def bad_batch_meanwhile(student: Any, batch: list[Any]) -> Any:
    """Look at a ledger while a thread tries to post a batch that has to fail."""
    import threading

    ledger = student.Ledger()

    def stumble() -> None:
        try:
            ledger.post_all(batch)
        except Exception:  # noqa: BLE001  (whichever it is)
            return

    thread = threading.Thread(target=stumble)
    thread.start()
    seen = [ledger.total, list(ledger.entries())]
    thread.join()
    return seen


def one_of(values: list[Any]) -> Callable[[Any], bool]:
    """Whether something is one of these."""
    return lambda got: got in values


def unbroken(batch: list[int]) -> Callable[[Any], bool]:
    """Whether a batch stands in a list as it is, with nothing in between."""
    return lambda got: any(got[n : n + len(batch)] == batch for n in range(len(got)))


@check(
    "Amounts are entered one by one, and add up",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_amounts_are_entered(explore: Explore, numbers: Numbers) -> None:
    amounts = numbers(3)
    told = explore(one_by_one, amounts)
    told.at("seen").always_returns(
        [[sum(amounts[:n]), amounts[:n]] for n in range(len(amounts) + 1)],
        otherwise=f"{amounts} were posted. The total and the entries at first and after each "
        "should be {expected}; they are {got}.",
    )
    told.at("of another").always_returns(
        [0, []],
        otherwise="Amounts were posted in one Ledger. The total and the entries of another should "
        "be {expected}; they are {got}.",
    )


@check(
    "What entries() returned belongs to the caller",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "returned_live_state"),
)
def test_entries_are_a_copy(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    told = explore(two_copies, first, second)
    told.at("copy").always_returns(
        [first],
        otherwise=f"{first} was posted, entries() was kept, and {second} was posted. What was kept "
        "should still be {expected}; it is {got}.",
    )
    told.at("ledger").always_returns(
        [first, second],
        otherwise="Something was appended to the list that entries() had returned. The ledger's "
        "own entries should still be {expected}; they are {got}.",
    )
    told.at("total").always_returns(
        first + second,
        otherwise="Something was appended to the list that entries() had returned. The total "
        "should still be {expected}; it is {got}.",
    )


@check(
    "Nothing is lost when several post at once",
    points=2,
    executions=200,
    tells=(*HOLDING_A_LOCK, *RACES),
)
def test_nothing_is_lost(explore: Explore, numbers: Numbers) -> None:
    amounts = numbers(3)
    for some in (amounts[:2], amounts):
        explore(all_at_once, some).always_returns(
            [sum(some), sorted(some)],
            otherwise=f"{len(some)} threads posted one amount each. The total and the entries "
            "should be {expected}; they can be {got}.",
        )


@check(
    "A batch is entered whole and in order",
    points=1,
    executions=FEW,
    tells=HOLDING_A_LOCK,
)
def test_a_batch_is_entered(explore: Explore, numbers: Numbers) -> None:
    first, second, third = numbers(3)
    for batches in ([[first, second]], [[first], [], [second, third]]):
        amounts = [amount for batch in batches for amount in batch]
        explore(in_batches, batches).always_returns(
            [sum(amounts), amounts],
            otherwise=f"The batches {batches} were posted, the last one as an iterator. The total "
            "and the entries should be {expected}; they are {got}.",
        )


@check(
    "A batch with something that is no number raises, and leaves nothing",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "changed_before_error"),
)
def test_a_bad_batch_leaves_nothing(explore: Explore, numbers: Numbers, words: Words) -> None:
    (before, first, second, after), (word,) = numbers(4), words(1)
    for method, wrong in (
        ("post_all", [first, word]),
        ("post_all", [first, word, second]),
        ("post", word),
    ):
        told = explore(bad_amount, before, method, wrong, after)
        told.at("raised").always_returns(
            True,
            otherwise=f"{word!r} is no number, so {method}({wrong}) should raise an error; it "
            "raised none.",
        )
        told.at("left").always_returns(
            [before, [before]],
            otherwise=f"{before} was posted, and {method}({wrong}) failed. The total and the "
            "entries should still be {expected}; they are {got}.",
        )
        told.at("afterwards").always_returns(
            [before + after, [before, after]],
            otherwise=f"{before} was posted, {method}({wrong}) failed, and {after} was posted. The "
            "total and the entries should be {expected}; they are {got}.",
        )


@check(
    "A Clerk is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_clerk_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (amount,) = words(1), numbers(1)
    with_both = explore(with_options, amount, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Clerk has to be a Thread: isinstance(clerk, Thread) is {got}."
    )
    with_both.at("name").always_returns(
        name, otherwise="The name {expected} was asked for, and the thread is named {got}."
    )
    with_both.at("daemon").always_returns(
        [True, False],
        otherwise="Of two threads made with daemon=True and daemon=False, daemon should be "
        "{expected}; it is {got}.",
    )


@check(
    "A started Clerk posts each of its batches, in a thread of its own",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK),
)
def test_a_clerk_posts_its_batches(explore: Explore, numbers: Numbers) -> None:
    first, second, third = numbers(3)
    for batches in ([[first, second], [], [third]], []):
        told = explore(one_clerk, batches)
        told.at("before").always_returns(
            [],
            otherwise="Nobody started this Clerk, so the entries should still be {expected}; they "
            "are {got}.",
        )
        told.at("run() called by").always_returns(
            ["the new thread"],
            otherwise="A new thread should be made by start(), and call run() once; run() was "
            "called by: {got}.",
        )
        told.at("after").always_returns(
            [amount for batch in batches for amount in batch],
            otherwise=f"A Clerk was to post {batches}. When it has ended, the entries should be "
            "{expected}; they are {got}.",
        )


@check(
    "Nobody ever sees half a batch",
    points=2,
    executions=200,
    tells=(
        *UNIVERSAL,
        "called_run",
        *HOLDING_A_LOCK,
        "returned_live_state",
        "lock_per_call",
        "unlocked_between",
        "part_of_a_batch",
        "no_lock",
    ),
)
def test_nobody_sees_half_a_batch(explore: Explore, numbers: Numbers, words: Words) -> None:
    (first, second, third, single), (word,) = numbers(4), words(1)
    batch = [first, second]
    told = explore(look_meanwhile, [batch, [third]], [])
    told.at("entries").always(
        one_of([[], batch, [*batch, third]]),
        otherwise=f"A Clerk posts the batches {batch} and {[third]}. Somebody who looks at the "
        "entries meanwhile can see {got}.",
    )
    told.at("total").always(
        one_of([0, sum(batch), sum(batch) + third]),
        otherwise=f"A Clerk posts the batches {batch} and {[third]}. Somebody who asks for the "
        "total meanwhile can get {got}.",
    ).begins_threads(1)
    told = explore(look_meanwhile, [batch], [single])
    told.at("in the end").always(
        unbroken(batch),
        otherwise=f"A Clerk posts the batch {batch}, and somebody else {single}. The batch should "
        "stay together; in the end the entries can be {got}.",
    ).begins_threads(2)
    explore(bad_batch_meanwhile, [first, second, word]).always_returns(
        [0, []],
        otherwise=f"A batch fails, since {word!r} is no number. Somebody who looks meanwhile "
        "should see the total and the entries {expected}, and can see {got}.",
    ).begins_threads(1)
