"""Hidden checks of `lock_order`: money moves whole, nobody waits for ever, the total stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import FEW, UNIVERSAL, check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words


LOCKING = (
    "lock_never_given_back",
    "not_released_on_error",
    "deadlock_with_self",
    "lock_order_inversion",
    "released_unheld",
)


def there_and_back(student: Any, money: int, part: int) -> Any:
    """Move a part, then more than is left, then all that is left, then all of it back."""
    source, target = student.Account(money), student.Account(0)
    story = {}
    for what, one, other, amount in (
        ("a part", source, target, part),
        ("one more than was left", source, target, money - part + 1),
        ("all that was left", source, target, money - part),
        ("all of it back", target, source, money),
    ):
        done = student.transfer(one, other, amount)
        story[what] = [done, source.balance, target.balance]
    return story


def to_itself(student: Any, money: int) -> Any:
    account = student.Account(money)
    answers = [student.transfer(account, account, amount) for amount in (money, money + 1, 1)]
    return {"answers": answers, "balance": account.balance}


def with_options(student: Any, amount: int, name: str) -> Any:
    import threading

    accounts = student.Account(amount), student.Account(0)
    named = student.Transfer(*accounts, amount, name=name, daemon=True)
    other = student.Transfer(*accounts, amount, daemon=False)
    return {
        "is a Thread": isinstance(named, threading.Thread),
        "name": named.name,
        "daemon": [named.daemon, other.daemon],
    }


def one_thread_each(student: Any, money: int) -> Any:
    """One transfer that can be made and then one that cannot; watch where they run."""
    import threading
    import time

    ran = []
    run = student.Transfer.run

    def watched(self: Any) -> None:
        mine = threading.current_thread() is self
        ran.append("the new thread" if mine else "another thread")
        run(self)

    student.Transfer.run = watched
    source, target = student.Account(money), student.Account(0)
    good, bad = (student.Transfer(source, target, money) for _ in range(2))
    time.sleep(1)
    story = {"done before": [good.done, bad.done], "balance before": source.balance}
    good.start()
    good.join()
    bad.start()
    bad.join()
    return {
        **story,
        "run() called by": ran,
        "done": [good.done, bad.done],
        "balances": [source.balance, target.balance],
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
    """One way, to itself, and back; tell how the first and the last went."""
    one, other = student.Account(amount * 2), student.Account(amount * 2)
    transfers = [
        student.Transfer(*accounts, amount)
        for accounts in ((one, other), (other, other), (other, one))
    ]
    for each in transfers:
        each.start()
    for each in transfers:
        each.join()
    return [transfers[0].done, transfers[2].done]


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
    story = explore(there_and_back, money, part)
    for what, answer, left, arrived in (
        ("a part", True, more, part),
        ("one more than was left", False, more, part),
        ("all that was left", True, 0, money),
        ("all of it back", True, money, 0),
    ):
        story.at(what).always_returns(
            [answer, left, arrived],
            otherwise=f"Of {money} on one account and 0 on another, {what} was to be moved. The "
            "answer and the two balances should then be {expected}; they are {got}.",
        )


@check(
    "A transfer from an account to itself moves nothing", points=1, executions=FEW, tells=LOCKING
)
def test_a_transfer_to_oneself_moves_nothing(explore: Explore, numbers: Numbers) -> None:
    (money,) = numbers(1, low=2)
    moved = explore(to_itself, money)
    moved.at("answers").always_returns(
        [True, False, True],
        otherwise=f"From an account with {money} to itself, {money}, {money + 1} and 1 were to be "
        "moved. transfer says whether the amount was there, {expected}; it said {got}.",
    )
    moved.at("balance").always_returns(
        money,
        otherwise="After transfers from an account to itself its balance should still be "
        "{expected}; it is {got}.",
    )


@check(
    "A Transfer is a thread that takes name= and daemon=", points=1, executions=FEW, tells=UNIVERSAL
)
def test_a_transfer_takes_a_name_and_daemon(
    explore: Explore, words: Words, numbers: Numbers
) -> None:
    (name,), (amount,) = words(1), numbers(1)
    with_both = explore(with_options, amount, name)
    with_both.at("is a Thread").always_returns(
        True, otherwise="A Transfer has to be a Thread: isinstance(transfer, Thread) is {got}."
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
    "A started Transfer makes its transfer, in a thread of its own, and keeps the answer",
    points=1,
    executions=FEW,
    tells=(*UNIVERSAL, *LOCKING, "class_attribute", "returned_from_run"),
)
def test_a_transfer_keeps_its_answer(explore: Explore, numbers: Numbers) -> None:
    (money,) = numbers(1)
    told = explore(one_thread_each, money)
    told.at("done before").always_returns(
        [None, None],
        otherwise="Nobody started these two Transfers, so their done should be {expected}; it "
        "is {got}.",
    )
    told.at("balance before").always_returns(
        money,
        otherwise="Nobody started these two Transfers, so {expected} should still be on the "
        "account; {got} is.",
    )
    told.at("run() called by").always_returns(
        ["the new thread"] * 2,
        otherwise="Each start() should make a new thread, and that one should call run(), once. "
        "The run() of two Transfers was called by: {got}.",
    )
    told.at("done").always_returns(
        [True, False],
        otherwise=f"Of two Transfers of {money} from an account with {money}, the second comes "
        "too late: done should be {expected}, and is {got}.",
    )
    told.at("balances").always_returns(
        [0, money],
        otherwise=f"Of two Transfers of {money} from an account with {money}, the second comes "
        "too late: the balances should end at {expected}; they are {got}.",
    )


@check(
    "Transfers in all directions at once always come to an end",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, *LOCKING, "class_attribute", "gave_up_waiting", "returned_from_run"),
)
def test_transfers_in_all_directions_end(explore: Explore, numbers: Numbers) -> None:
    (amount,) = numbers(1)
    for number in (2, 3):
        explore(in_a_ring, number, amount).always_returns(
            [True] * number,
            otherwise=f"{number} transfers in a circle, and everybody had enough: each done should "
            "be True, {expected}; it can be {got}.",
        ).begins_threads(number)
    explore(with_oneself_in_between, amount).always_returns(
        [True] * 2,
        otherwise="Money went there, from an account to itself, and back; everybody had enough: "
        "done there and back should be {expected}; it can be {got}.",
    ).begins_threads(2)


@check(
    "No money is lost, made, or spent twice when transfers meet at an account",
    points=2,
    executions=200,
    tells=(
        *UNIVERSAL,
        *LOCKING,
        "lock_per_call",
        "checked_outside_lock",
        "one_lock_only",
        "gave_up_waiting",
        "no_lock",
    ),
)
def test_no_money_is_lost_or_made(explore: Explore, numbers: Numbers) -> None:
    first, second = numbers(2)
    explore(two_out_of_one, first).always_returns(
        [0, first],
        otherwise=f"Two transfers each wanted all {first} of one account, so one of them gets it. "
        "What is left and what arrived should be {expected}; it can be {got}.",
    ).begins_threads(2)
    # Whether a transfer may be refused is what another check asks.
    kept = [[0, 0, first + second], [0, second, first], [first, 0, second], [first, second, 0]]
    explore(two_into_one, first, second).always(
        lambda balances: balances in kept,
        otherwise=f"{first} and {second} were moved from two accounts into a third. The three "
        f"balances should be {kept[0]}; they can be {{got}}.",
    ).begins_threads(2)


@check(
    "total never sees money missing or doubled",
    points=2,
    executions=200,
    tells=(*UNIVERSAL, *LOCKING, "lock_per_call", "two_locked_steps", "torn_total", "no_lock"),
)
def test_the_total_always_stands(explore: Explore, numbers: Numbers) -> None:
    amount, more = sorted(numbers(2))
    money = amount + more
    explore(totals_meanwhile, money, amount).always_returns(
        [2 * money] * 3,
        otherwise="While a transfer is under way total was asked twice, and once more after it. "
        "Each time it should see all the money, {expected}; it can see {got}.",
    ).begins_threads(1)
    explore(two_add_up, money, amount).always_returns(
        [3 * money] * 2,
        otherwise="Two threads added up at the same time; both should see {expected}, and they "
        "can see {got}.",
    )
