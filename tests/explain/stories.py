"""Counterexamples written by hand, as the student's process would send them."""

from __future__ import annotations

from typing import Any

Document = dict[str, Any]

DEPOSIT = "        self.balance += amount"


def step(
    task: str,
    operation: str,
    location: str | None = None,
    value: str | None = None,
    *,
    line: int = 14,
    source: str = DEPOSIT,
    file: str = "account.py",
    held: tuple[str, ...] = (),
    function: str = "Account.deposit",
) -> Document:
    """Return one step."""
    return {
        "task": task,
        "file": file,
        "line": line,
        "source": source,
        "operation": operation,
        "location": location,
        "value": value,
        "held": list(held),
        "function": function,
    }


def by_check(task: str, operation: str, location: str | None = None) -> Document:
    """Return a step of the check's own scenario."""
    return step(
        task, operation, location, file="<check>", line=4, source="", function="two_tellers"
    )


def counterexample(
    steps: list[Document],
    *,
    tasks: tuple[str, ...] = ("MainThread", "Teller-1", "Teller-2"),
    kind: str = "returned",
    message: str = "",
    value: object = None,
    locks: Document | None = None,
    happens_on: str = "free_threaded_only",
    schedule: str = "1.2.2.1",
    preemptions: int = 1,
) -> Document:
    """Return a counterexample."""
    return {
        "schedule": schedule,
        "preemptions": preemptions,
        "happens_on": happens_on,
        "tasks": list(tasks),
        "ending": {"kind": kind, "message": message, "value": value},
        "locks": locks or {},
        "steps": steps,
    }


def outcome(**lists: object) -> Document:
    """Return an outcome with these lists filled."""
    return {
        "verdict": {
            "ending": "fails",
            "executions": 12,
            "exhausted": False,
            "clock": "patient",
            "strategy": "pos",
            "bound": None,
        },
        "results": [],
        "deadlocks": [],
        "exceptions": [],
        "endless": [],
        "leaks": [],
        "races": [],
        "observations": [],
        "output": "",
        "timed": True,
        "threads": 0,
        "counterexample": None,
        **lists,
    }


def beginning() -> list[Document]:
    """Return the steps every two tellers' story begins with."""
    return [
        step(
            "MainThread",
            "write",
            "balance",
            "0",
            line=9,
            source="        self.balance = balance",
            function="Account.__init__",
        ),
        by_check("MainThread", "start", "Teller-1"),
        by_check("MainThread", "start", "Teller-2"),
        by_check("Teller-1", "begin"),
        by_check("Teller-2", "begin"),
    ]


def finish() -> list[Document]:
    """Return the steps every two tellers' story ends with."""
    return [
        by_check("Teller-1", "end"),
        by_check("Teller-2", "end"),
        by_check("MainThread", "join", "Teller-1"),
        by_check("MainThread", "join", "Teller-2"),
        by_check("MainThread", "read", "balance"),
    ]


def lost_update(
    *,
    read_held: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    write_held: tuple[tuple[str, ...], tuple[str, ...]] = ((), ()),
    locks: Document | None = None,
) -> Document:
    """Return two deposits, of which one is lost, each access holding what is asked for."""
    one, two = "Teller-1", "Teller-2"
    return counterexample(
        [
            *beginning(),
            step(one, "read", "balance", "0", held=read_held[0]),
            step(two, "read", "balance", "0", held=read_held[1]),
            step(two, "write", "balance", "30", held=write_held[1]),
            step(one, "write", "balance", "70", held=write_held[0]),
            *finish(),
        ],
        value=70,
        locks=locks,
    )


FIRST = "        with first.lock:"
SECOND = "            with second.lock:"


def deadlock() -> Document:
    """Return two transfers that wait for each other."""

    def take(task: str, lock: str, line: int, source: str, held: tuple[str, ...] = ()) -> Document:
        return step(
            task,
            "acquire",
            lock,
            file="bank.py",
            line=line,
            source=source,
            held=held,
            function="transfer",
        )

    return counterexample(
        [
            by_check("MainThread", "start", "Transfer-1"),
            by_check("MainThread", "start", "Transfer-2"),
            take("Transfer-1", "a.lock", 20, FIRST),
            take("Transfer-2", "b.lock", 20, FIRST),
        ],
        tasks=("MainThread", "Transfer-1", "Transfer-2"),
        kind="deadlock",
        happens_on="any_build",
        schedule="0.1*2.2",
    )


def waits() -> list[Document]:
    """Return the waits of that deadlock."""
    return [
        {
            "task": "Transfer-1",
            "line": 21,
            "source": SECOND,
            "for": "b.lock",
            "held_by": "Transfer-2",
        },
        {
            "task": "Transfer-2",
            "line": 21,
            "source": SECOND,
            "for": "a.lock",
            "held_by": "Transfer-1",
        },
    ]
