"""Hidden checks of `lock_order`: money moves whole, nobody waits for ever, the total stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

UNIVERSAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "started_twice",
    "start_result_used",
    "joined_before_start",
    "joined_itself",
    "removed_name",
)

# Enough where at most one thread of the student's is at work.
FEW = 80
LOCKING = (
    "deadlock_with_self",
    "lock_order_inversion",
    "released_unheld",
)


def there_and_back(student: Any, money: int, part: int) -> Any:
    """Move a part, then more than is left, then all that is left, then all of it back."""
    source, target = student.Account(money), student.Account(0)
    story = []
    for one, other, amount in (
        (source, target, part),
        (source, target, money - part + 1),
        (source, target, money - part),
        (target, source, money),
    ):
        done = student.transfer(one, other, amount)
        story.append([done, source.balance, target.balance])
    return story


def to_itself(student: Any, money: int) -> Any:
    account = student.Account(money)
    answers = [student.transfer(account, account, amount) for amount in (money, money + 1, 1)]
    return [answers, account.balance]


def with_options(student: Any, amount: int, name: str) -> Any:
    import threading

    accounts = student.Account(amount), student.Account(0)
    named = student.Transfer(*accounts, amount, name=name, daemon=True)
    other = student.Transfer(*accounts, amount, daemon=False)
    return {
        "a thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_thread_each(student: Any, money: int) -> Any:
    """One transfer that can be made and then one that cannot; watch where they run."""
    import threading
    import time

    ran_in_itself = []
    run = student.Transfer.run

    def watched(self: Any) -> None:
        ran_in_itself.append(threading.current_thread() is self)
        run(self)

    student.Transfer.run = watched
    source, target = student.Account(money), student.Account(0)
    good, bad = (student.Transfer(source, target, money) for _ in range(2))
    time.sleep(1)
    before = [good.done, bad.done, source.balance]
    good.start()
    good.join()
    bad.start()
    bad.join()
    return {
        "before": before,
        "after": [good.done, bad.done, source.balance, target.balance],
        "run was called in the new thread": ran_in_itself,
    }


def in_a_ring(student: Any, number: int, amount: int) -> Any:
    """Everybody pays the next one at the same time, the last one the first."""
    accounts = [student.Account(amount * 2) for _ in range(number)]
    transfers = [
        student.Transfer(accounts[place], accounts[(place + 1) % number], amount)
        for place in range(number)
    ]
    for each in transfers:
        each.start()
    for each in transfers:
        each.join()
    return [each.done for each in transfers]


def with_oneself_in_between(student: Any, amount: int) -> Any:
    one, other = student.Account(amount * 2), student.Account(amount * 2)
    transfers = [
        student.Transfer(*accounts, amount)
        for accounts in ((one, other), (other, other), (other, one))
    ]
    for each in transfers:
        each.start()
    for each in transfers:
        each.join()
    return [each.done for each in transfers]


def two_out_of_one(student: Any, money: int) -> Any:
    """Two transfers that each want all there is."""
    source, *targets = student.Account(money), student.Account(0), student.Account(0)
    transfers = [student.Transfer(source, target, money) for target in targets]
    for each in transfers:
        each.start()
    for each in transfers:
        each.join()
    return [source.balance, sum(target.balance for target in targets)]


def two_into_one(student: Any, first: int, second: int) -> Any:
    sources, target = [student.Account(first), student.Account(second)], student.Account(0)
    transfers = [
        student.Transfer(source, target, amount)
        for source, amount in zip(sources, (first, second), strict=True)
    ]
    for each in transfers:
        each.start()
    for each in transfers:
        each.join()
    return [*(source.balance for source in sources), target.balance]


def totals_meanwhile(student: Any, money: int, amount: int) -> Any:
    """Add up in both directions while a transfer is under way, and once more after it."""
    accounts = [student.Account(money), student.Account(money)]
    under_way = student.Transfer(*accounts, amount)
    under_way.start()
    totals = [student.total(accounts), student.total(accounts[::-1])]
    under_way.join()
    return [*totals, student.total(accounts)]


def two_add_up(student: Any, money: int, amount: int) -> Any:
    """Two threads add up, each in a direction of its own, while a transfer is under way."""
    import threading

    accounts = [student.Account(money) for _ in range(3)]
    totals: list[Any] = []

    def add_up(some: list[Any]) -> None:
        totals.append(student.total(some))

    threads = [
        student.Transfer(accounts[0], accounts[2], amount),
        threading.Thread(target=add_up, args=(accounts,)),
        threading.Thread(target=add_up, args=(accounts[::-1],)),
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return totals


@check(
    "transfer moves money that is there, and says whether it was",
    points=1,
    executions=FEW,
    tells=LOCKING,
)
def test_money_moves_if_it_is_there(explore: Explore, numbers: Numbers) -> None:
    part, more = sorted(numbers(2, low=2))
    money = part + more
    explore(there_and_back, money, part).always_returns(
        [[True, more, part], [False, more, part], [True, 0, money], [True, money, 0]],
        otherwise="A part moved, too much refused, the rest moved, all moved back: each with "
        "its answer and both balances that is {expected}, not {got}.",
    )


@check(
    "A transfer from an account to itself moves nothing", points=1, executions=FEW, tells=LOCKING
)
def test_a_transfer_to_oneself_moves_nothing(explore: Explore, numbers: Numbers) -> None:
    (money,) = numbers(1, low=2)
    explore(to_itself, money).always_returns(
        [[True, False, True], money],
        otherwise="From an account to itself all, one too many and 1 were moved: the answers "
        "and the balance should be {expected}, and were {got}.",
    )


@check(
    "A Transfer is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_transfer_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (amount,) = words(1), numbers(1)
    explore(with_options, amount, name).always_returns(
        {"a thread": True, "name": name, "daemon": [True, False]},
        otherwise="What is given as name= and daemon= has to reach Thread: expected "
        "{expected}, got {got}.",
    )


@check(
    "A started Transfer makes its transfer, in a thread of its own, and keeps the answer",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, *LOCKING),
)
def test_a_transfer_keeps_its_answer(explore: Explore, numbers: Numbers) -> None:
    (money,) = numbers(1)
    explore(one_thread_each, money).always_returns(
        {
            "before": [None, None, money],
            "after": [True, False, 0, money],
            "run was called in the new thread": [True, True],
        },
        otherwise="Before start() done is None and nothing has moved; after it, done is what "
        "transfer answered, made by run() in the new thread: expected {expected}, got {got}.",
    )


@check(
    "Transfers in all directions at once always come to an end",
    points=2,
    tells=(*UNIVERSAL, *LOCKING),
)
def test_transfers_in_all_directions_end(explore: Explore, numbers: Numbers) -> None:
    (amount,) = numbers(1)
    for number in (2, 3):
        explore(in_a_ring, number, amount).always_returns(
            [True] * number,
            otherwise="Everybody had enough, so every transfer should be done: {expected}, not "
            "{got}.",
        )
    explore(with_oneself_in_between, amount).always_returns(
        [True] * 3,
        otherwise="Everybody had enough, so every transfer should be done: {expected}, not {got}.",
    )


@check(
    "No money is lost, made, or spent twice when transfers meet at an account",
    points=2,
    tells=(
        *UNIVERSAL,
        *LOCKING,
        "lock_per_call",
        "checked_outside_lock",
        "one_lock_only",
        "no_lock",
    ),
)
def test_no_money_is_lost_or_made(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    explore(two_out_of_one, first).always_returns(
        [0, first],
        otherwise=f"Two transfers each wanted all {first}: nothing is left, and "
        f"{first} arrived. "
        "That is {expected}; it can become {got}.",
    )
    explore(two_into_one, first, second).always_returns(
        [0, 0, first + second],
        otherwise="Two transfers into one account should leave {expected}; the balances can "
        "become {got}.",
    )


@check(
    "total never sees money missing or doubled",
    points=2,
    tells=(*UNIVERSAL, *LOCKING, "lock_per_call", "torn_total", "no_lock"),
)
def test_the_total_always_stands(explore: Explore, numbers: Numbers) -> None:
    amount, more = sorted(numbers(2))
    money = amount + more
    explore(totals_meanwhile, money, amount).always_returns(
        [2 * money] * 3,
        otherwise="Whenever total looks, it should see {expected}; while a transfer is under "
        "way it can see {got}.",
    )
    explore(two_add_up, money, amount).always_returns(
        [3 * money] * 2,
        otherwise="Two threads added up at the same time; both should see {expected}, and they "
        "can see {got}.",
    )
