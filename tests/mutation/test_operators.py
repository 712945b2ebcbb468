"""Each operator makes the mutants it says, and nothing where it has nothing to say."""

from __future__ import annotations

import ast
import textwrap
from pathlib import Path

import pytest

from grader.course import Catalogue
from grader.mutation import mutants
from grader.mutation.mutant import OPERATORS

ROOT = Path(__file__).resolve().parents[2]
SLEEP = "import time as clock\nclock.sleep(0.01)"

MADE = [
    ("drop_lock", "with self.lock:\n    self.n = f()", ["self.n = f()"]),
    (
        "drop_lock",
        "with a, b:\n    f()",
        ["with b:\n    f()", "with a:\n    f()"],
    ),
    (
        "shrink_section",
        "with lock:\n    f()\n    g()\n    h()",
        ["f()\nwith lock:\n    g()\n    h()", "with lock:\n    f()\n    g()\nh()"],
    ),
    (
        "split_section",
        "with lock:\n    f()\n    g()",
        ["with lock:\n    f()\nwith lock:\n    g()"],
    ),
    (
        "check_outside",
        "with lock:\n    if self.free:\n        self.take()",
        ["_looked = self.free\nwith lock:\n    if _looked:\n        self.take()"],
    ),
    (
        "stale_update",
        "with lock:\n    self.n += 1",
        ["_old = self.n\nwith lock:\n    self.n = _old + 1"],
    ),
    ("swap_locks", "with a, b:\n    f()", ["with b, a:\n    f()"]),
    (
        "swap_locks",
        "with a:\n    with b:\n        f()",
        ["with b:\n    with a:\n        f()"],
    ),
    ("keep_on_error", "try:\n    f()\nfinally:\n    g()", ["f()\ng()"]),
    (
        "keep_on_error",
        "with lock:\n    if x:\n        raise E\n    f()",
        ["lock.acquire()\nif x:\n    raise E\nf()\nlock.release()"],
    ),
    ("drop_acquire", "f()\nlock.acquire()", ["f()"]),
    ("drop_acquire", "f()\nstack.enter_context(lock)", ["f()"]),
    (
        "rlock_to_lock",
        "x = RLock()",
        ["from threading import Lock as PlainLock\nx = PlainLock()"],
    ),
    ("local_to_shared", "x = threading.local()", ["x = type('Shared', (), {})()"]),
    ("while_to_if", "while not x:\n    c.wait()", ["if not x:\n    c.wait()"]),
    ("wait_for_to_if", "c.wait_for(ready)", ["if not ready():\n    c.wait()"]),
    ("drop_wait", "f()\nc.wait()", ["f()"]),
    ("drop_notify", "f()\nc.notify()", ["f()"]),
    ("drop_notify", "f()\nqueue.task_done()", ["f()"]),
    ("notify_all_to_notify", "c.notify_all()", ["c.notify()"]),
    ("drop_clear", "f()\nevent.clear()", ["f()"]),
    ("drop_sentinel", "f()\nqueue.put(None)", ["f()"]),
    ("drop_sentinel", "f()\nqueue.put(STOP)", ["f()"]),
    (
        "drop_sentinel",
        "for _ in workers:\n    queue.put(None)",
        ["queue.put(None)", "for _ in workers:\n    pass"],
    ),
    ("off_by_one", "x = Semaphore(n)", ["x = Semaphore(n + 1)", "x = Semaphore(n - 1)"]),
    ("off_by_one", "x = Semaphore()", ["x = Semaphore(2)"]),
    ("off_by_one", "x = Barrier(parties=3)", ["x = Barrier(parties=4)", "x = Barrier(parties=2)"]),
    ("sleep_instead", "thread.join()", [SLEEP]),
    ("drop_timeout", "thread.join(left)", ["thread.join()"]),
    ("drop_timeout", "x = queue.get(timeout=3)", ["x = queue.get()"]),
    ("drop_join", "f()\nthread.join()", ["f()"]),
    ("start_to_run", "thread.start()", ["thread.run()"]),
    ("drop_start", "f()\nthread.start()", ["f()"]),
    ("drop_super_init", "super().__init__()\nf()", ["f()"]),
    ("drop_daemon", "x = Thread(target=f, daemon=True)", ["x = Thread(target=f)"]),
    ("drop_daemon", "f()\nself.daemon = True", ["f()"]),
    ("drop_end", "f()\npool.shutdown()", ["f()"]),
]
NOT_MADE = [
    ("drop_lock", "with open(name) as file:\n    f(file)"),
    ("drop_lock", "with pool.connection() as c:\n    f(c)"),
    ("shrink_section", "with lock:\n    self.n += 1\n    return n"),
    ("split_section", "with lock:\n    x = 1\n    self.n = x"),
    ("stale_update", "with lock:\n    n += 1"),
    ("swap_locks", "with a:\n    f()\n    with b:\n        g()"),
    ("keep_on_error", "with lock:\n    f()"),
    ("unsort", "def f(names):\n    return sorted(names)"),
    ("while_to_if", "while x:\n    f()"),
    ("drop_sentinel", "queue.put(item)"),
    ("drop_timeout", "x = ', '.join(names)"),
    ("drop_daemon", "self.name = 'x'"),
    ("drop_join", "x = ', '.join(names)"),
]


def made_by(operator: str, source: str) -> list[str]:
    return [each.source.strip() for each in mutants(source) if each.operator == operator]


@pytest.mark.parametrize(("operator", "source", "expected"), MADE)
def test_an_operator_makes_its_mutants(operator: str, source: str, expected: list[str]) -> None:
    assert sorted(made_by(operator, source)) == sorted(expected)


@pytest.mark.parametrize(("operator", "source"), NOT_MADE)
def test_an_operator_leaves_other_code_alone(operator: str, source: str) -> None:
    assert made_by(operator, source) == []


def test_unsort_is_about_functions_that_take_locks() -> None:
    source = textwrap.dedent("""
        def both(a, b):
            first, second = sorted((a, b), key=number)
            with first.lock, second.lock:
                f()
    """)
    (made,) = made_by("unsort", source)
    assert "first, second = list((a, b))" in made


def test_every_operator_is_tried_here() -> None:
    tried = {operator for operator, *_ in MADE} | {"unsort"}
    assert tried == {operator.__name__ for operator in OPERATORS}


def test_a_mutant_says_where_it_is() -> None:
    source = "class A:\n    def f(self):\n        self.t.join()\n"
    told = [str(each) for each in mutants(source) if each.operator == "drop_join"]
    assert told == ["drop_join at A.f, line 3: self.t.join()"]


@pytest.mark.parametrize(
    "exercise", Catalogue.load(ROOT).exercises, ids=lambda exercise: exercise.slug
)
def test_mutants_of_references_are_python_and_all_different(exercise) -> None:
    reference = Catalogue.load(ROOT).solutions(exercise).reference.read_text(encoding="utf-8")
    made = mutants(reference)
    texts = [ast.unparse(ast.parse(each.source)) for each in made]
    assert made
    assert len({*texts, ast.unparse(ast.parse(reference))}) == len(made) + 1
