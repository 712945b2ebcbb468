"""What a program's text shows is told where it is a mistake, and nowhere else."""

from __future__ import annotations

import ast
import textwrap

import pytest

from grader.virtual.instrument.facts import look_at


def seen(source: str) -> set[str]:
    return {each.id for each in look_at(ast.parse(textwrap.dedent(source)))}


KEPT_ON_CLASS = {
    "stored by name": """
        class Account:
            balance = 0
            def deposit(self, amount):
                Account.balance += amount
    """,
    "stored by type": """
        class Account:
            balance = 0
            def deposit(self, amount):
                type(self).balance = amount
    """,
    "a list that is filled": """
        class Collector:
            words = []
            def add(self, word):
                self.words.append(word)
    """,
    "a dict that is filled": """
        class Collector:
            counts = {}
            def add(self, word):
                self.counts[word] = 1
    """,
}

KEPT_ON_OBJECT = {
    "a default": """
        class Cook:
            ready = False
            def run(self):
                self.ready = True
    """,
    "a list made anew": """
        class Collector:
            words = []
            def __init__(self):
                self.words = []
            def add(self, word):
                self.words.append(word)
    """,
    "a number for each object": """
        class Account:
            made = 0
            def __init__(self):
                Account.made += 1
                self.number = Account.made
    """,
    "a counter": """
        class Account:
            numbers = itertools.count()
            def __init__(self):
                self.number = next(Account.numbers)
    """,
}


@pytest.mark.parametrize("source", KEPT_ON_CLASS.values(), ids=KEPT_ON_CLASS)
def test_what_changes_on_the_class_is_a_class_attribute(source: str) -> None:
    assert "class_attribute" in seen(source)


@pytest.mark.parametrize("source", KEPT_ON_OBJECT.values(), ids=KEPT_ON_OBJECT)
def test_what_each_object_has_of_its_own_is_none(source: str) -> None:
    assert "class_attribute" not in seen(source)


def test_a_name_given_in_run_comes_after_start() -> None:
    worker = """
        class Worker(Thread):
            def {method}(self):
                self.name = "kite-1"
    """
    assert "named_after_start" in seen(worker.format(method="run"))
    assert "named_after_start" not in seen(worker.format(method="rename"))


def test_a_target_that_is_called_is_told_also_in_super_init() -> None:
    assert "called_target" in seen(
        """
        class Greeter(Thread):
            def __init__(self):
                super().__init__(target=self.greet())
        """
    )


def test_asking_whether_a_lock_is_taken() -> None:
    assert "asked_whether_locked" in seen("while lock.locked():\n    pass")


def test_a_container_as_default_is_seen() -> None:
    assert "mutable_default" in seen("def collect(words, sink=[]): pass")
    assert "mutable_default" in seen("def collect(words, *, sink=dict()): pass")
    assert "mutable_default" not in seen("def collect(words, sink=None, at=()): pass")


def test_a_class_container_that_is_only_sometimes_replaced_stays_the_classs() -> None:
    source = """
        class Collector:
            sink = []
            def __init__(self, sink=None):
                {}
                    self.sink = sink
            def add(self, word):
                self.sink.append(word)
    """
    assert "class_attribute" in seen(source.format("if sink is not None:"))
    assert "class_attribute" not in seen(source.format("with sink:"))


@pytest.mark.parametrize("condition", ["thread.is_alive", "not thread.is_alive", "event.is_set"])
def test_a_question_without_brackets_is_seen(condition: str) -> None:
    assert "forgot_brackets" in seen(f"if {condition}: pass")
    assert "forgot_brackets" in seen(f"while {condition}: pass")
    assert "forgot_brackets" not in seen(f"if {condition}(): pass")


def test_join_as_a_condition_uses_its_result() -> None:
    assert "took_join_result" in seen("if not thread.join(1): late()")
    assert "took_join_result" not in seen("if thread.is_alive(): late()")
