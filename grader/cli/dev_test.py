"""`threadlings dev test`: the project's own checks, lint, types, layers, tests, audit.

Starts the tools and nothing else; their settings are in pyproject.toml. Tests keep one processor
busy. On another, the audit works beside them, and then those tests that stand apart; what they say
is shown after the others. Start reading at `run_test_command`.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader import bootstrap

if TYPE_CHECKING:
    from collections.abc import Iterator

# import-linter has no `python -m` of its own
LAYERS = "from importlinter.cli import lint_imports_command as run; run()"
APART = ("tests/integrations", "tests/grading")
STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lint": (
        ("-m", "ruff", "check", "--output-format=concise", "."),
        ("-m", "ruff", "format", "--check", "."),
    ),
    "types": (("-m", "mypy"),),
    "layers": (("-c", LAYERS),),
    "tests": (("-m", "pytest"),),
    "audit": (("-m", "grader", "dev", "check"),),
    "apart": (("-m", "pytest", *APART),),
}
BESIDE = ("audit", "apart")
"""Steps done beside the tests; where they are not, those that stand apart are among the tests."""


@dataclass(frozen=True)
class Ran:
    """One step that was run, and how it went."""

    step: str
    passed: bool
    seconds: float


def run_test_command(argv: list[str]) -> int:
    """Run the project's own checks, and go on after one that failed.

    Args:
        argv: What was typed after `dev test`: `--fast`, `--only STEP`, and the rest for pytest.

    Returns:
        0 if all passed, 1 if one failed, 2 if what was typed makes no sense.
    """
    parser = _parser()
    options, for_pytest = parser.parse_known_args(argv)
    for_pytest = [argument for argument in for_pytest if argument != "--"]
    steps = [step for step in STEPS if step in (options.only or STEPS)]
    if options.fast and not options.only:
        steps = [step for step in steps if step not in BESIDE]
    if for_pytest and not options.only:  # it may name any test
        steps = [step for step in steps if step != "apart"]
    if for_pytest and "tests" not in steps:
        parser.error(f"{' '.join(for_pytest)} would go to pytest, and --only leaves the tests out")
    if not (bootstrap.CLONE / "pyproject.toml").is_file():
        parser.error("this checks a clone of the repository, and threadlings runs without one")
    bootstrap.prepare(["dev", "test", *argv])  # the tools, where only the command was installed
    if options.fast:
        for_pytest = ["-m", "not slow", *for_pytest]
    try:
        ran = list(_run_all(steps, for_pytest, jobs=options.jobs))
    except KeyboardInterrupt:
        _say("\nstopped")
        return 130
    return _summarise(ran)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="threadlings dev test",
        description="Run lint, types, layers, tests and the audit of the exercises. "
        "What is not listed here goes to pytest.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--fast", action="store_true", help="leave out the tests marked slow, and the audit"
    )
    parser.add_argument("--only", action="append", choices=list(STEPS), help="run this step alone")
    parser.add_argument("--jobs", help="processes of the audit; one a processor if absent")
    return parser


def _run_all(steps: list[str], for_pytest: list[str], *, jobs: str | None) -> Iterator[Ran]:
    beside = [step for step in BESIDE if step in steps] if "tests" in steps else []
    for step in steps:
        if step == "tests" and beside:
            others = [f"--ignore={place}" for place in APART] if "apart" in beside else []
            with _beside(beside) as work:
                yield _run(step, [*others, *for_pytest])
                yield work.shown()
        elif step == "audit" and step not in beside:
            yield _run(step, ["--jobs", jobs] if jobs else [])
        elif step not in beside:
            yield _run(step, for_pytest if step == "tests" else [])


def _run(step: str, arguments: list[str]) -> Ran:
    """Run the commands of one step, all of them even if the first one fails."""
    started = time.monotonic()
    codes = []
    for command in STEPS[step]:
        shown = " ".join(["lint-imports"] if step == "layers" else [*command[1:], *arguments])
        _say(f"\n=== {step}: {shown}")
        codes.append(subprocess.call([sys.executable, *command, *arguments], cwd=bootstrap.CLONE))
    return Ran(step=step, passed=not any(codes), seconds=time.monotonic() - started)


@dataclass(frozen=True)
class _Beside:
    """Steps at work while the tests run."""

    process: subprocess.Popen[bytes]
    steps: tuple[str, ...]
    output: Path
    began: float

    def shown(self) -> Ran:
        """Show what was said so far and then the rest as it comes, and return how it went."""
        _say(f"\n=== beside, begun with the tests: {', '.join(self.steps)}")
        with self.output.open("rb") as said:
            running = True
            while running:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=0.2)
                running = self.process.poll() is None  # asked first: the last words come after it
                sys.stdout.write(said.read().decode(errors="replace"))
                sys.stdout.flush()
        seconds = time.monotonic() - self.began
        return Ran(step="beside", passed=self.process.returncode == 0, seconds=seconds)


@contextmanager
def _beside(steps: list[str]) -> Iterator[_Beside]:
    """Start steps on the processors that the tests leave free."""
    only = [word for step in steps for word in ("--only", step)]
    jobs = str(max(1, (os.cpu_count() or 1) - 1))
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "beside")
        with output.open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, "-m", "grader", "dev", "test", *only, "--jobs", jobs],
                cwd=bootstrap.CLONE,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        with process:
            try:
                yield _Beside(process, tuple(steps), output, time.monotonic())
            finally:
                if process.poll() is None:  # the tests were stopped
                    _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process, and where there are process groups all that it has started."""
    if sys.platform == "win32":
        process.terminate()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)


def _summarise(ran: list[Ran]) -> int:
    version = ".".join(map(str, sys.version_info[:3]))
    _say(f"\n=== summary, Python {version}")
    for one in ran:
        _say(f"  {one.step:<8}{'passed' if one.passed else 'FAILED':<8}{one.seconds:7.1f} s")
    failed = [one.step for one in ran if not one.passed]
    if failed:
        _say(f"  again: {sys.executable} -m grader dev test --only {failed[0]}")
    return 1 if failed else 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()  # before the tools write theirs
