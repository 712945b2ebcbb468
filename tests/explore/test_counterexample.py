"""Shrinking and telling: a failure at its smallest, in the program's own lines."""

from __future__ import annotations

from typing import Any

import pytest

from grader.engine.schedule import Schedule
from grader.explore.wire import answer

ACCOUNT = """
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, amount):
        {deposit}


class Teller(threading.Thread):
    def __init__(self, account, amount):
        super().__init__()
        self.account = account
        self.amount = amount

    def run(self):
        self.account.deposit(self.amount)
"""
NO_LOCK = ACCOUNT.format(deposit="self.balance += amount")
CALLS = ACCOUNT.format(deposit="self.balance = max(0, self.balance) + abs(amount)")
LOCK = ACCOUNT.format(deposit="with self.lock: self.balance += amount")
SCENARIO = """
def two_tellers(student, first, second):
    account = student.Account()
    tellers = [student.Teller(account, amount) for amount in (first, second)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    return account.balance
"""


def ask(source: str, **search: Any) -> dict[str, Any]:
    action = "replay" if "schedule" in search else "explore"
    program = {
        "module": "account",
        "file": "account.py",
        "source": source,
        "scenario": {"function": "two_tellers", "source": SCENARIO},
        "args": [30, 70],
    }
    return answer({"action": action, "program": program, "search": search})


def witness(source: str, value: int) -> str:
    results = ask(source)["outcome"]["results"]
    return next(each["schedule"] for each in results if each["value"] == value)


def told(source: str, value: int) -> dict[str, Any]:
    found = ask(source, schedule=witness(source, value))["outcome"]["counterexample"]
    assert isinstance(found, dict)
    return found


def test_a_lost_update_shrinks_to_one_preemption() -> None:
    found = told(NO_LOCK, 70)
    assert found["preemptions"] == 1
    assert found["ending"] == {"kind": "returned", "message": "", "value": 70}
    assert len(Schedule.parse(found["schedule"]).segments) <= 3


def test_the_steps_are_the_students_lines_with_values() -> None:
    found = told(NO_LOCK, 70)
    steps = [
        (step["task"], step["line"], step["operation"], step["value"])
        for step in found["steps"]
        if step["location"] == "balance" and step["task"] != "MainThread"
    ]
    assert steps == [
        ("Thread-2", 11, "read", "0"),
        ("Thread-1", 11, "read", "0"),
        ("Thread-1", 11, "write", "30"),
        ("Thread-2", 11, "write", "70"),
    ]


def test_the_lines_of_the_check_are_never_shown() -> None:
    for step in told(NO_LOCK, 70)["steps"]:
        assert (step["file"] == "<check>") <= (step["source"] == "")


@pytest.mark.parametrize(
    ("source", "label"), [(NO_LOCK, "free_threaded_only"), (CALLS, "any_build")]
)
def test_the_label_says_on_which_builds_it_can_happen(source: str, label: str) -> None:
    assert told(source, 70)["happens_on"] == label


def test_a_replayed_schedule_gives_the_same_steps_each_time() -> None:
    schedule = told(NO_LOCK, 70)["schedule"]
    first = ask(NO_LOCK, schedule=schedule, shrink=False)
    assert all(ask(NO_LOCK, schedule=schedule, shrink=False) == first for _ in range(100))


def test_the_locks_held_and_their_names_are_told() -> None:
    found = ask(LOCK, schedule="0", shrink=False)["outcome"]["counterexample"]
    held = {tuple(step["held"]) for step in found["steps"] if step["location"] == "balance"}
    assert ("Account.lock",) in held
    assert found["locks"]["Account.lock"]["source"] == "self.lock = threading.Lock()"


def test_a_lock_operation_tells_the_functions_it_was_called_in() -> None:
    found = ask(LOCK, schedule="0", shrink=False)["outcome"]["counterexample"]
    within = {tuple(step["within"]) for step in found["steps"] if step["operation"] == "acquire"}
    assert {each[-2:] for each in within} == {("Teller.run", "Account.deposit")}
    assert not any(step["within"] for step in found["steps"] if step["operation"] == "read")


def test_an_item_changed_in_place_has_its_containers_name() -> None:
    keep = ACCOUNT.replace("self.balance = 0", "self.book = {'balance': 0}")
    keep += "\n\nAccount.balance = property(lambda self: self.book['balance'])\n"
    source = keep.replace("{deposit}", "self.book['balance'] += amount")
    found = ask(source, schedule="0", shrink=False)["outcome"]["counterexample"]
    names = {step["location"] for step in found["steps"] if step["line"] == 11}
    assert names == {"book", "book['balance']"}


def test_what_is_kept_in_a_thread_local_is_another_place_in_each_thread() -> None:
    keep = ACCOUNT.replace("self.balance = 0", "self.balance, self.mine = 0, threading.local()")
    source = keep.format(deposit="self.mine.last = amount")
    found = ask(source, schedule="0", shrink=False)["outcome"]["counterexample"]
    places = {step["task"]: step["place"] for step in found["steps"] if step["location"] == "last"}
    assert len(places) == len(set(places.values())) == 2


@pytest.mark.parametrize(
    ("source", "reason", "words"),
    [
        ("def f(:\n", "import_failed", "not Python yet"),
        ("1 / 0\n", "import_failed", "ZeroDivisionError in line 1"),
        ("while True:\n    pass\n", "import_failed", "never finishes"),
        ("import sys\nsys.exit(3)\n", "ended_early", "line 2"),
        ("class Acount:\n    pass\n", "missing_name", "Did you mean `Acount`?"),
        ("(" * 5000 + ")" * 5000, "import_failed", "acc"),
        ("x = " + "(" * 20000, "import_failed", "(((...`."),
        ("while True:\n    print('x' * 10000)\n", "too_much_output", "without end"),
        ("name = input()\n", "import_failed", "nobody to answer"),
    ],
)
def test_what_cannot_be_explored_is_refused_with_a_reason(
    source: str, reason: str, words: str
) -> None:
    refused = ask(source)["refused"]
    assert refused["reason"] == reason
    assert words in refused["message"]


def test_threads_of_one_name_are_told_apart() -> None:
    steps = told(NO_LOCK.replace("super().__init__()", 'super().__init__(name="Teller")'), 70)[
        "steps"
    ]
    assert {step["task"] for step in steps} == {"MainThread", "Teller", "Teller (2)"}


REUSED = """
class Box:
    __slots__ = ("value",)


class Account:
    def __init__(self):
        self.balance = 0


def fill(number):
    box = Box()
    box.value = number
    return Open(box).total()


class Open:
    def __init__(self, box):
        self.total_of = box.value

    def total(self):
        return self.total_of


class Teller:
    def __init__(self, account, amount):
        account.balance = account.balance + fill(amount) + fill(amount)

    def start(self):
        pass

    join = start
"""


def test_an_address_that_serves_twice_is_no_place_twice() -> None:
    """Each Box and each Open is gone before the next one is made, often at the same address."""
    steps = told(REUSED, 200)["steps"]
    for line, objects in ((13, 4), (19, 4)):
        places = [step["place"] for step in steps if step["line"] == line and step["writes"]]
        assert len(set(places)) == len(places) == objects
