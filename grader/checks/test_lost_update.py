"""Hidden checks of `lost_update`: an account adds up, a teller deposits, no deposit is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words


def one_after_the_other(student: Any, opening: int, amounts: list[int]) -> Any:
    empty, account = student.Account(), student.Account(opening)
    balances = [empty.balance, account.balance]
    for amount in amounts:
        account.deposit(amount)
        balances.append(account.balance)
    return balances


def with_options(student: Any, amount: int, name: str) -> Any:
    import threading

    named = student.Teller(student.Account(), [amount], name=name, daemon=True)
    other = student.Teller(student.Account(), [amount], daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_teller(student: Any, opening: int, amounts: list[int]) -> Any:
    import threading
    import time

    ran = []
    run = student.Teller.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Teller.run = watched
    account = student.Account(opening)
    teller = student.Teller(account, amounts)
    time.sleep(1)
    before = account.balance
    teller.start()
    teller.join()
    return {"before": before, "run() called by": ran, "after": account.balance}


def two_accounts(student: Any, opening: int, first: int, second: int, third: int) -> Any:
    one, other = student.Account(), student.Account(opening)
    one.deposit(first)
    other.deposit(second)
    one.deposit(third)
    return [one.balance, other.balance]


def all_at_once(student: Any, opening: int, shares: list[list[int]]) -> Any:
    """One account, and a teller for each share of the amounts."""
    account = student.Account(opening)
    tellers = [student.Teller(account, share) for share in shares]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    return account.balance


def second_shift(student: Any, opening: int, shares: list[list[int]]) -> Any:
    """One teller alone first, then the others at once: what the first left must not matter."""
    account = student.Account(opening)
    alone = student.Teller(account, shares[0])
    alone.start()
    alone.join()
    tellers = [student.Teller(account, share) for share in shares[1:]]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    return account.balance


@check(
    "An account starts with its balance, and deposits add up",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_deposits_add_up(explore: Explore, numbers: Numbers) -> None:
    opening, first, second = numbers(3)
    explore(one_after_the_other, opening, [first, second]).always_returns(
        [0, opening, opening + first, opening + first + second],
        otherwise=f"The balances of Account(), of Account({opening}), and of that one after "
        f"deposits of {first} and {second} should be {{expected}}; they are {{got}}.",
    )


@check(
    "A Teller is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_teller_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (amount,) = words(1), numbers(1)
    with_both = explore(with_options, amount, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Teller has to be a Thread: isinstance(teller, Thread) is {got}."
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
    "A started Teller deposits each amount, in a thread of its own",
    points=2,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK),
)
def test_a_teller_deposits_each_amount(explore: Explore, numbers: Numbers) -> None:
    opening, *amounts = numbers(4)
    for some in (amounts, []):
        told = explore(one_teller, opening, some)
        told.at("before").always_returns(
            opening,
            otherwise="Nobody started this Teller, so the balance should still be {expected}; it "
            "is {got}.",
        )
        told.at("run() called by").always_returns(
            ["the new thread"],
            otherwise="A new thread should be made by start(), and call run() once; run() was "
            "called by: {got}.",
        )
        told.at("after").always_returns(
            opening + sum(some),
            otherwise=f"A Teller was to deposit {some} in an account with {opening}. When it has "
            "ended, the balance should be {expected}; it is {got}.",
        )


@check(
    "What is deposited in one account does not show in another",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_accounts_are_apart(explore: Explore, numbers: Numbers) -> None:
    opening, first, second, third = numbers(4)
    explore(two_accounts, opening, first, second, third).always_returns(
        [first + third, opening + second],
        otherwise=f"{first} and {third} were deposited in one account, {second} in another that "
        f"had {opening}. The balances should be {{expected}}; they are {{got}}.",
    )


@check(
    "No deposit is lost when several tellers work at once",
    points=5,
    executions=200,
    tells=(
        *UNIVERSAL,
        "called_run",
        "lock_per_call",
        "lock_per_thread",
        "two_locked_steps",
        "lock_released_too_early",
        "locked_read_only",
        "gave_up_waiting",
        *HOLDING_A_LOCK,
        "slept_to_synchronise",
        "asked_whether_locked",
        "busy_flag",
        "no_lock",
    ),
)
def test_no_deposit_is_lost(explore: Explore, numbers: Numbers) -> None:
    opening, first, second, third = numbers(4)
    for scenario, start, shares in (
        (all_at_once, 0, [[first], [second]]),
        (all_at_once, opening, [[first, second], [third]]),
        (all_at_once, 0, [[first], [second], [third]]),
        (second_shift, opening, [[first], [second], [third]]),
    ):
        explore(scenario, start, shares).always_returns(
            start + sum(map(sum, shares)),
            otherwise="The balance can end at {got}; with every deposit in it, it is {expected}.",
        ).begins_threads(len(shares))
