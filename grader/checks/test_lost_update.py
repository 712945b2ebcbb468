"""Hidden checks of `lost_update`: an account adds up, a teller deposits, no deposit is lost."""

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
HOLDING_A_LOCK = ("deadlock_with_self", "released_unheld", "wait_without_lock")


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
        "a thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_teller(student: Any, opening: int, amounts: list[int]) -> Any:
    import threading
    import time

    ran_in_itself = []
    run = student.Teller.run

    def watched(self: Any) -> None:
        ran_in_itself.append(threading.current_thread() is self)
        run(self)

    student.Teller.run = watched
    account = student.Account(opening)
    teller = student.Teller(account, amounts)
    time.sleep(1)
    before = account.balance
    teller.start()
    teller.join()
    return {
        "before": before,
        "after": account.balance,
        "run was called in the new thread": ran_in_itself,
    }


def an_account_each(student: Any, opening: int, first: list[int], second: list[int]) -> Any:
    accounts = [student.Account(), student.Account(opening)]
    tellers = [student.Teller(accounts[0], first), student.Teller(accounts[1], second)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    return [account.balance for account in accounts]


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
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_deposits_add_up(explore: Explore, numbers: Numbers) -> None:
    opening, first, second = numbers(3)
    explore(one_after_the_other, opening, [first, second]).always_returns(
        [0, opening, opening + first, opening + first + second],
        otherwise="The balances of a new account, of one that was given money, and of that one "
        "after two deposits should be {expected}, not {got}.",
    )


@check(
    "A Teller is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_teller_takes_a_name_and_daemon(explore: Explore, words: Words, numbers: Numbers) -> None:
    (name,), (amount,) = words(1), numbers(1)
    explore(with_options, amount, name).always_returns(
        {"a thread": True, "name": name, "daemon": [True, False]},
        otherwise="What is given as name= and daemon= has to reach Thread: expected "
        "{expected}, got {got}.",
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
        explore(one_teller, opening, some).always_returns(
            {
                "before": opening,
                "after": opening + sum(some),
                "run was called in the new thread": [True],
            },
            otherwise="A Teller deposits all its amounts in run(), in the new thread, and "
            "nothing before start(): expected {expected}, got {got}.",
        )


@check(
    "What is deposited in one account does not show in another",
    points=1,
    tells=(*UNIVERSAL, "called_run", *HOLDING_A_LOCK, "class_attribute"),
)
def test_accounts_are_apart(explore: Explore, numbers: Numbers) -> None:
    opening, first, second, third = numbers(4)
    explore(an_account_each, opening, [first], [second, third]).always_returns(
        [first, opening + second + third],
        otherwise="Two tellers paid into an account each; the balances should be {expected}, "
        "and can be {got}.",
    )


@check(
    "No deposit is lost when several tellers work at once",
    points=5,
    tells=(
        *UNIVERSAL,
        "called_run",
        "lock_per_call",
        "lock_per_thread",
        "lock_released_too_early",
        "locked_read_only",
        *HOLDING_A_LOCK,
        "slept_to_synchronise",
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
        )
