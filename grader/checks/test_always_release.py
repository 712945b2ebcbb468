"""Hidden checks of `always_release`: whatever happens to one, the others get in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, HOLDING_A_LOCK, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words


RACES = (
    "gave_up_waiting",
    "lock_per_call",
    "lock_per_thread",
    "two_locked_steps",
    "checked_outside_lock",
    "lock_released_too_early",
    "slept_to_synchronise",
    "asked_whether_locked",
    "busy_flag",
    "checked_without_lock",
    "no_lock",
)


def in_and_out(student: Any, money: int, put: int, take: int) -> Any:
    vault, other = student.Vault(money), student.Vault(take)
    amounts = [vault.amount]
    vault.deposit(put)
    amounts.append(vault.amount)
    vault.withdraw(take)
    amounts.append(vault.amount)
    other.withdraw(take)
    return [*amounts, other.amount]


def too_much(student: Any, money: int, wanted: int) -> Any:
    vault = student.Vault(money)
    try:
        vault.withdraw(wanted)
    except ValueError:
        return {"raised": "ValueError", "amount": vault.amount}
    return {"raised": "nothing", "amount": vault.amount}


def with_options(student: Any, amount: int, name: str) -> Any:
    import threading

    vault = student.Vault(amount)
    named = student.Customer(vault, [amount], name=name, daemon=True)
    other = student.Customer(vault, [amount], daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_customer(student: Any, money: int, amounts: list[Any]) -> Any:
    """One customer in a thread of its own; another one, which is never started, beside it."""
    import threading
    import time

    ran = []
    run = student.Customer.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Customer.run = watched
    vault = student.Vault(money)
    customer, other = student.Customer(vault, amounts), student.Customer(vault, amounts)
    time.sleep(1)
    before = [list(customer.refused), vault.amount]
    customer.start()
    customer.join()
    return {
        "before": before,
        "run() called by": ran,
        "refused": list(customer.refused),
        "of the other": list(other.refused),
        "amount": vault.amount,
    }


def what_comes_out(student: Any, money: int, amounts: list[Any]) -> Any:
    """Tell which error comes out of a customer's run(), if any."""
    came_out = ["nothing"]
    run = student.Customer.run

    def watched(self: Any) -> None:
        try:
            run(self)
        except Exception as error:  # noqa: BLE001  (whichever it is, it is told)
            came_out[:] = [type(error).__name__]

    student.Customer.run = watched
    customer = student.Customer(student.Vault(money), amounts)
    customer.start()
    customer.join()
    return {"came out": came_out[0]}


def after_an_error(student: Any, money: int, method: str, wrong: Any, added: list[int]) -> Any:
    """One thread meets an error, and others pay in; what is there in the end?"""
    import contextlib
    import threading

    vault = student.Vault(money)
    vault.deposit(money)
    vault.withdraw(money)

    def stumble() -> None:
        with contextlib.suppress(ValueError, TypeError):
            getattr(vault, method)(wrong)

    threads = [
        threading.Thread(target=stumble),
        *(threading.Thread(target=vault.deposit, args=(amount,)) for amount in added),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return vault.amount


def all_at_once(student: Any, money: int, shares: list[list[int]], added: int) -> Any:
    """A customer for each share, and somebody who pays in."""
    import threading

    vault = student.Vault(money)
    customers = [student.Customer(vault, share) for share in shares]
    threads = [*customers, *[threading.Thread(target=vault.deposit, args=(added,))] * (added > 0)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "refused": sum(len(customer.refused) for customer in customers),
        "amount": vault.amount,
    }


@check(
    "Money goes in and out of a vault",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "class_attribute"),
)
def test_money_goes_in_and_out(explore: Explore, numbers: Numbers) -> None:
    money, put, take = numbers(3)
    money += take
    explore(in_and_out, money, put, take).always_returns(
        [money, money + put, money + put - take, 0],
        otherwise=f"The amounts of a vault with {money}, after a deposit of {put}, after a "
        f"withdrawal of {take}, and of another vault after all of its {take} were withdrawn "
        "should be {expected}; they are {got}.",
    )


@check(
    "What is not there is refused with a ValueError, and nothing is taken",
    points=1,
    executions=FEW,
    tells=(*HOLDING_A_LOCK, "changed_before_error"),
)
def test_too_much_is_refused(explore: Explore, numbers: Numbers) -> None:
    money, more = numbers(2)
    for wanted in (money + 1, money + more):
        told = explore(too_much, money, wanted)
        told.at("raised").always_returns(
            "ValueError",
            otherwise=f"{wanted} were to be withdrawn from a vault with {money}. withdraw should "
            "raise {expected}, and raised {got}.",
        )
        told.at("amount").always_returns(
            money,
            otherwise=f"A withdrawal of {wanted} was refused. The vault should still have "
            "{expected}; it has {got}.",
        )


@check(
    "A Customer is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_customer_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (amount,) = words(1), numbers(1)
    with_both = explore(with_options, amount, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Customer has to be a Thread: isinstance(customer, Thread) is {got}."
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
    "A started Customer tries every amount, in a thread of its own, and notes what it could not "
    "have",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, "called_run", "class_attribute", *HOLDING_A_LOCK),
)
def test_a_customer_notes_refusals(explore: Explore, numbers: Numbers) -> None:
    small, large, more = sorted(numbers(3))
    money = small + large
    much, too_much = money + more, money + more + 1
    for amounts, refused, left in (
        ([small, large], [], 0),
        ([small, much, large, too_much], [much, too_much], 0),
        ([much], [much], money),
    ):
        told = explore(one_customer, money, amounts)
        told.at("before").always_returns(
            [[], money],
            otherwise="Nobody started this Customer, so its refused and the vault's amount should "
            "still be {expected}; they are {got}.",
        )
        told.at("run() called by").always_returns(
            ["the new thread"],
            otherwise="A new thread should be made by start(), and call run() once; run() was "
            "called by: {got}.",
        )
        told.at("refused").always_returns(
            refused,
            otherwise=f"A Customer wanted {amounts} of {money}, one after the other. Its refused "
            "should be {expected}; it is {got}.",
        )
        told.at("amount").always_returns(
            left,
            otherwise=f"A Customer wanted {amounts} of {money}, one after the other. The vault "
            "should have {expected} left; it has {got}.",
        )
        told.at("of the other").always_returns(
            [],
            otherwise="Another Customer was made and never started. Its refused should be "
            "{expected}; it is {got}.",
        )


@check(
    "A Customer lets out every error that is no refusal",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, *HOLDING_A_LOCK, "caught_too_much"),
)
def test_a_customer_lets_other_errors_out(explore: Explore, numbers: Numbers, words: Words) -> None:
    (money,), (word,) = numbers(1, low=2), words(1)
    told = explore(what_comes_out, money, [1, word])
    told.at("came out").always_returns(
        "TypeError",
        otherwise=f"A Customer wanted 1 and then {word!r}, which is no number. What comes out of "
        "run() should be a {expected}; it was {got}.",
    )


@check(
    "After any error the vault opens for everybody else",
    points=3,
    executions=200,
    tells=(*HOLDING_A_LOCK, *RACES, "changed_before_error"),
)
def test_the_vault_opens_after_an_error(explore: Explore, numbers: Numbers, words: Words) -> None:
    (money, *added), (word,) = numbers(3), words(1)
    for method, wrong in (
        ("withdraw", money + 2 * sum(added)),
        ("withdraw", word),
        ("deposit", word),
    ):
        explore(after_an_error, money, method, wrong, added).always_returns(
            money + sum(added),
            otherwise=f"There were {money}. {method}({wrong!r}) ends with an error; two other "
            f"threads put in {added[0]} and {added[1]}. The vault should have {{expected}}; it can "
            "have {got}.",
        )


@check(
    "No money is lost or paid out twice when several come at once",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, "called_run", "class_attribute", *HOLDING_A_LOCK, *RACES),
)
def test_no_money_is_lost(explore: Explore, numbers: Numbers) -> None:
    first, second, added = numbers(3)
    for money, shares, put, refused in (
        (first + second, [[first], [second]], 0, 0),
        (first, [[first], [first]], 0, 1),
        (first + second, [[first], [second]], added, 0),
    ):
        wanted = sum(map(sum, shares))
        left = money + put - (wanted if not refused else first)
        told = explore(all_at_once, money, shares, put)
        told.at("refused").always_returns(
            refused,
            otherwise=f"Two customers wanted {wanted} together, and there were {money}. "
            "{expected} of them should be refused; it can be {got}.",
        )
        told.at("amount").always_returns(
            left,
            otherwise=f"There were {money}, {put} came in, and {money + put - left} were paid out. "
            "The vault should have {expected}; it can have {got}.",
        ).begins_threads(len(shares))
