"""The fixture `explore` in real pytest sessions of somebody else's project."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Tests = Callable[..., pytest.RunResult]

pytest_plugins = "pytester"
pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

BANK = """
import threading

class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, amount):
        self.balance += amount

    def safely(self, amount):
        with self.lock:
            self.balance += amount

def both(work):
    tellers = [threading.Thread(target=work, args=(n,), name=f"Teller-{n}") for n in (30, 70)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
"""
SCENARIOS = """
import threading
import pytest
from bank import Account, both

LOCK = threading.Lock()
SEEN = []

def lost(total):
    account = Account()
    both(account.deposit)
    assert account.balance == total

def kept(amount=0):
    account = Account()
    both(account.safely)
    with LOCK:
        SEEN.append(account.balance)
    return SEEN

"""


@pytest.fixture
def tests(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Tests:
    """Runs pytest on tests written after the scenarios, in a process of its own."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    pytester.makepyfile(bank=BANK)

    def run(text: str, *options: str) -> pytest.RunResult:
        pytester.makepyfile(test_it=SCENARIOS + text)
        return pytester.runpytest_subprocess("-p", "grader.integrations.pytest_plugin", *options)

    return run


def test_a_failure_reads_as_a_table_and_says_the_values(tests: Tests) -> None:
    said = tests("def test_lost(explore):\n    explore(lost, 100)\n")
    said.assert_outcomes(failed=1)
    said.stdout.re_match_lines(
        [
            r"lost  FAILS  after \d+ interleavings",
            r"Exception in MainThread at test_it.py:11: AssertionError: assert (30|70) == 100",
            r".*bank.py:9  balance  -> 0",
            r".*\^?<?- overwrites what Teller-(30|70) wrote",
            r"  MainThread  test_it.py:11  raises AssertionError: assert (30|70) == 100",
            r"  again:  pytest test_it.py::test_lost --explore-schedule \S+",
            r" \+  where (30|70) = <bank.Account object at 0x...>.balance",
        ]
    )
    assert "pytest_plugin.py" not in said.stdout.str()


def test_the_schedule_it_prints_shows_the_same(tests: Tests, pytester: pytest.Pytester) -> None:
    text = "@pytest.mark.parametrize('total', [100])\ndef test_it(explore, total):\n"
    text += "    explore(lost, total)\n"
    printed = tests(text).stdout.str()
    schedule = re.search(r'--explore-schedule "?([\d.*]+)', printed)
    assert schedule is not None
    again = tests(text, "test_it.py::test_it[100]", "--explore-schedule", schedule[1])
    again.assert_outcomes(failed=1)
    again.stdout.re_match_lines([r"lost  FAILS  after 1 interleaving "])
    tests(text, "--explore-schedule", "0").assert_outcomes(passed=1)


def test_what_passes_gives_the_outcome_and_begins_afresh_each_time(tests: Tests) -> None:
    said = tests(
        "class TestKept:\n"
        "    @pytest.fixture\n"
        "    def amount(self):\n"
        "        return 5\n"
        "    @pytest.mark.explore(executions=20, strategy='pos')\n"
        "    def test_kept(self, explore, amount):\n"
        "        outcome = explore(kept, amount)\n"
        "        assert outcome.values == [[100]]\n"
        "        assert outcome.executions == 20\n"
        "        assert (SEEN, LOCK.locked()) == ([], False)\n"
        "    def test_of_a_test_itself(self, explore):\n"
        "        box = [1]\n"
        "        def scenario():\n"
        "            box.append(2)\n"
        "            return box\n"
        "        assert explore(scenario).values == [[1, 2]]\n"
    )
    said.assert_outcomes(passed=2)


SETTINGS = """
@pytest.mark.explore(seed=3)
def test_it(explore):
    verdict = explore(kept, executions=EXECUTIONS).verdict
    assert (verdict.executions, verdict.clock) == (EXPECTED, "adversarial")

def test_other(explore):
    assert explore(kept).executions == 30
""".replace("executions=EXECUTIONS", "").replace("EXPECTED", "30")


@pytest.mark.parametrize("where", ["settings", "options"])
def test_settings_come_from_the_project_or_the_command_line(
    tests: Tests, pytester: pytest.Pytester, where: str
) -> None:
    options: tuple[str, ...] = ()
    if where == "settings":
        pytester.makeini(
            "[pytest]\nexplore_executions = 30\nexplore_clock = adversarial\n"
            "explore_strategy = pos\n"
        )
    else:
        pytester.makeini("[pytest]\nexplore_executions = 7\n")
        options = (
            "--explore-executions",
            "30",
            "--explore-clock",
            "adversarial",
            "--explore-strategy",
            "pos",
        )
    tests(SETTINGS, *options).assert_outcomes(passed=2)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("lambda: 1", "A lambda has no name"),
        ("len", "is not a function written in Python"),
        ("[].append", "is not a function written in Python"),
        ("Account().deposit, 3", "Account.deposit is bound to an object that was made outside"),
        ("__import__('functools').partial(kept, 1)", "functools.partial has no source"),
        ("kept, 1, exections=3", "Did you mean `executions`?"),
        ("kept, 1, strategy='luck'", "luck"),
        ("lost", "needs other arguments"),
        ("kept, threading.Lock()", "argument 1 is or holds a real lock"),
        ("kept, Account()", "argument 1 is or holds a real lock"),
    ],
)
def test_what_cannot_be_explored_is_told_as_such(tests: Tests, call: str, words: str) -> None:
    said = tests(f"def test_it(explore):\n    explore({call})\n")
    said.assert_outcomes(failed=1)
    assert words in said.stdout.str()
    assert "Traceback" not in said.stdout.str()


def test_nothing_is_loaded_for_tests_that_do_not_use_it(tests: Tests) -> None:
    said = tests(
        "import sys\n"
        "def test_it():\n"
        "    heavy = {'greenlet', 'grader.explore', 'grader.virtual', 'grader.engine'}\n"
        "    assert not heavy & set(sys.modules)\n"
    )
    said.assert_outcomes(passed=1)


def test_tests_around_it_keep_their_modules(tests: Tests) -> None:
    said = tests(
        "import sys, bank, random, logging\n"
        "before = dict(sys.modules)\n"
        "def test_it(explore):\n"
        "    explore(kept)\n"
        "    assert sys.modules['bank'] is bank and bank.Account is Account\n"
        "    assert sys.modules['random'] is random and sys.modules['logging'] is logging\n"
        "    assert sys.modules[__name__].Account is Account\n"
    )
    said.assert_outcomes(passed=1)


def test_the_judge_never_loads_it() -> None:
    code = (
        "import os, sys\nfrom grader.checking import session\n"
        "with session._without_settings():\n"
        "    print(os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'])\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "1"
