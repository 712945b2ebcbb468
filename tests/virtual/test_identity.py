"""`id()` and `hash()` are no addresses: the same in every run of the same schedule."""

from __future__ import annotations

import math
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program

ROOT = Path(__file__).resolve().parents[2]
IN_ORDER_OF_ID = """
from threading import Lock, Thread

class Box:
    def __init__(self):
        self.lock = Lock()
        self.amount = 5

def move(source, target):
    first, second = sorted((source, target), key=id)
    with first.lock, second.lock:
        source.amount -= 1
        target.amount += 1

def main():
    one, other = Box(), Box()
    threads = [Thread(target=move, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [one.amount, other.amount]
"""


def explored(source: str, **search: object) -> dict[str, object]:
    program = Program("program", "program.py", textwrap.dedent(source), entry="main")
    loaded = LoadedProgram(program, warm_up())
    return Explorer(loaded, Search(**search)).explore().document()  # type: ignore[arg-type]  # named


def test_each_object_has_one_of_its_own() -> None:
    source = """
    def main():
        boxes = [object() for _ in range(3)]
        return [len({id(box) for box in boxes}), id(boxes[1]) == id(boxes[1])]
    """
    assert explored(source)["results"][0]["value"] == [3, True]  # type: ignore[index]  # a list


def test_no_two_objects_share_one_in_an_execution() -> None:
    source = """
    def main():
        return len({id(object()) for _ in range(50)})
    """
    assert explored(source)["results"][0]["value"] == 50  # type: ignore[index]  # a list


def test_no_object_outlives_its_execution() -> None:
    source = """
    class Box:
        def __del__(self):
            import math
            math.gone = getattr(math, "gone", 0) + 1

    def main():
        import math
        id(Box())
        return getattr(math, "gone", 0)
    """
    outcome = explored(source, executions=1)
    assert outcome["results"][0]["value"] == 0  # type: ignore[index]  # a list
    assert vars(math).pop("gone") == 1


def test_locks_in_the_order_of_id_are_proven_right() -> None:
    outcome = explored(IN_ORDER_OF_ID)
    assert outcome["verdict"]["ending"] == "holds"  # type: ignore[index]  # a dict
    assert outcome["verdict"]["bound"] is None  # type: ignore[index]  # a dict


def test_who_asks_first_is_an_order_that_is_explored() -> None:
    source = """
    from threading import Thread

    def main():
        one, other, seen = object(), object(), []
        threads = [Thread(target=lambda box=box: seen.append(id(box))) for box in (one, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return id(one) < id(other)
    """
    for strategy in ("exhaustive", "pipeline"):
        outcome = explored(source, strategy=strategy)
        assert {each["value"] for each in outcome["results"]} == {True, False}  # type: ignore[attr-defined]


IN_ORDER_OF_A_SET = """
from threading import Lock, Thread

class Box:
    def __init__(self, amount):
        self.amount = amount
        self.lock = Lock()

def move(source, target):
    boxes = {source, target}
    for box in boxes:
        box.lock.acquire()
    source.amount -= 1
    target.amount += 1
    for box in boxes:
        box.lock.release()

def main():
    one, other = Box(1), Box(2)
    threads = [Thread(target=move, args=pair) for pair in ((one, other), (other, one))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [box.amount for box in {other, one}]
"""


def test_classes_keep_the_hash_they_have() -> None:
    source = """
    from dataclasses import dataclass
    from enum import Enum
    from typing import NamedTuple

    class Own:
        def __hash__(self):
            return 7

    class Below(Own):
        pass

    class Equal:
        def __eq__(self, other):
            return True

    @dataclass
    class Data:
        n: int

    @dataclass(frozen=True)
    class Frozen:
        n: int

    class Pair(NamedTuple):
        n: int

    class Color(Enum):
        RED = 1

    class Plain:
        __slots__ = ("n",)

    class Error(Exception):
        pass

    def main():
        return [
            hash(Own()),
            hash(Below()),
            Equal.__hash__ is None,
            Data.__hash__ is None,
            hash(Frozen(3)) == hash(Frozen(3)),
            hash(Pair(3)) == hash((3,)),
            len({Color.RED, Color.RED}),
            len({Plain(), Plain()}),
            len({Error(), Error()}),
        ]
    """
    found = explored(source)["results"][0]["value"]  # type: ignore[index]  # a list
    assert found == [7, 7, True, True, True, True, 1, 2, 2]


@pytest.mark.parametrize("program", ["IN_ORDER_OF_ID", "IN_ORDER_OF_A_SET"])
def test_the_same_bytes_come_in_every_process(program: str) -> None:
    code = (
        "import json; from tests.virtual.test_identity import *; "
        f"print(json.dumps(explored({program}), sort_keys=True))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(4)
    ]
    assert len(set(runs)) == 1
