"""`threadlings dev test`: the project's own checks, lint, types, layers, tests, audit.

Starts the tools and nothing else; their settings are in pyproject.toml. The audit works beside the
tests, which keep one processor busy, and is shown after them. Start reading at `run_test_command`.
"""

from __future__ import annotations

import argparse
import os
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
STEPS: dict[str, tuple[tuple[str, ...], ...]] = {
    "lint": (
        ("-m", "ruff", "check", "--output-format=concise", "."),
        ("-m", "ruff", "format", "--check", "."),
    ),
    "types": (("-m", "mypy"),),
    "layers": (("-c", LAYERS),),
    "tests": (("-m", "pytest"),),
    "audit": (("-m", "grader", "dev", "check"),),
}
SLOW_STEPS = ("audit",)


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
        steps = [step for step in steps if step not in SLOW_STEPS]
    if for_pytest and "tests" not in steps:
        parser.error(f"{' '.join(for_pytest)} would go to pytest, and --only leaves the tests out")
    if not (bootstrap.CLONE / "pyproject.toml").is_file():
        parser.error("this checks a clone of the repository, and threadlings runs without one")
    bootstrap.prepare(["dev", "test", *argv])  # the tools, where only the command was installed
    if options.fast:
        for_pytest = ["-m", "not slow", *for_pytest]
    try:
        ran = list(_run_all(steps, for_pytest))
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
    return parser


def _run_all(steps: list[str], for_pytest: list[str]) -> Iterator[Ran]:
    for step in steps:
        if step == "tests" and "audit" in steps:
            with _audit_beside() as audit:
                yield _run(step, for_pytest)
                yield audit.shown()
        elif step == "audit" and "tests" in steps:
            pass  # it ran beside them
        else:
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
    """The audit, at work while the tests run."""

    process: subprocess.Popen[bytes]
    arguments: tuple[str, ...]
    output: Path
    began: float

    def shown(self) -> Ran:
        """Show what it has said so far and then the rest as it comes, and return how it went."""
        _say(f"\n=== audit, begun with the tests: {' '.join(self.arguments[1:])}")
        with self.output.open("rb") as said:
            running = True
            while running:
                with suppress(subprocess.TimeoutExpired):
                    self.process.wait(timeout=0.2)
                running = self.process.poll() is None  # asked first: the last words come after it
                sys.stdout.write(said.read().decode(errors="replace"))
                sys.stdout.flush()
        seconds = time.monotonic() - self.began
        return Ran(step="audit", passed=self.process.returncode == 0, seconds=seconds)


@contextmanager
def _audit_beside() -> Iterator[_Beside]:
    """Start the audit on the processors that the tests leave free."""
    (command,) = STEPS["audit"]
    arguments = (*command, "--jobs", str(max(1, (os.cpu_count() or 1) - 1)))
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "audit")
        with output.open("wb") as said:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=bootstrap.CLONE,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
            )
        with process:
            try:
                yield _Beside(process, arguments, output, time.monotonic())
            finally:
                process.terminate()  # it has ended, unless the tests were stopped


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
