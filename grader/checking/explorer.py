"""The `explore` fixture: puts a scenario to the student process and looks at the endings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from grader.checking.compare import is_plain
from grader.checking.explored import Explored, fail_without_results, message_of
from grader.checking.failed import ENDINGS, Asked, AskingFailed, CheckFailed, Document
from grader.checking.shipping import Shipped, ship
from grader.course.imports import ALWAYS_ALLOWED
from grader.errors import AuthorError
from grader.sandbox.answer import Answered, Failed
from grader.sandbox.intake import Refused

if TYPE_CHECKING:
    from grader.checking.case import Case
    from grader.checking.check import Check, Clock

Scenario = Callable[..., Any]

STRATEGY = "pipeline"
EXECUTIONS = 300
# Four times what the longest right answer takes, which starts a thousand threads in one.
STEPS = 40_000
# The number of executions bounds a search, so that a slow machine comes to the same grade; the wall
# clock only ends what does not end by itself, and may be generous.
_SLACK = 6

_NOTHING = Shipped("nothing", "def nothing(student):\n    return None\n")


class Explore(Protocol):
    """The `explore` fixture."""

    def __call__(
        self,
        scenario: Scenario,
        *args: Any,
        clock: Clock | None = None,
        allow: Sequence[str] = (),
    ) -> Explored:
        """Explore how a scenario can go with the student's program.

        Args:
            scenario: A plain function at the top level of the check module; it is called in the
                student's process as scenario(student, *args).
            args: Plain values for it.
            clock: How virtual time runs, or None: as the check or the exercise says.
            allow: Bad endings that are no failure here: exception, deadlock, never_ends,
                leaked_thread.
        """


class Ask(Protocol):
    """Asks the student process (`StudentProcess.ask`)."""

    def __call__(self, request: Document, *, seconds: float) -> Answered | Failed:
        """Ask one question."""


@dataclass(kw_only=True)
class Asking:
    """How one submission's questions are asked.

    Args:
        ask: Asks the student process.
        case: The submission.
        seed: The seed of this grading.
        budget: Seconds a search should take at most, or None: as the exercise says.
        brief: Whether only to find out if the submission fails some check.
        hopeless: Why nothing can be asked of this submission at all, once that is known.
        noticed: What was noticed about it so far, by its id and line.
    """

    ask: Ask
    case: Case
    seed: int
    budget: float | None = None
    brief: bool = False
    hopeless: CheckFailed | None = field(default=None)
    noticed: dict[tuple[str, int], Document] = field(default_factory=dict)

    def __post_init__(self) -> None:
        source = self.case.source
        if isinstance(source, Refused):
            self.hopeless = CheckFailed(source.reason, source.message)

    def outcome(self, request: Document) -> Document:
        """Return the outcome of a request.

        Raises:
            CheckFailed: There is none, and the student's program is why.
            AskingFailed: There is none, and the grader is why.
        """
        if self.hopeless is not None:
            raise self.hopeless
        answer = self.ask(request, seconds=self._seconds)
        if isinstance(answer, Answered) and "outcome" in answer.document:
            outcome: Document = answer.document["outcome"]
            for each in outcome.get("observations", ()):  # a replay has none
                self.noticed.setdefault((each["id"], each["line"]), each)
            return outcome
        failed = _failure(answer)
        if failed.reason == "import_failed" or (
            failed.reason == "too_slow" and self._hangs_at_import(request)
        ):
            self.hopeless = failed  # every further check would find the same, at the same cost
        raise failed

    @property
    def _seconds(self) -> float:
        return self.budget or _SLACK * self.case.exercise.budget_seconds

    def _hangs_at_import(self, request: Document) -> bool:
        empty = {"function": _NOTHING.function, "source": _NOTHING.source}
        program = request["program"] | {"scenario": empty, "args": []}
        search = request["search"] | {"executions": 1, "schedule": None}
        answer = self.ask(
            {"action": "explore", "program": program, "search": search}, seconds=self._seconds
        )
        return isinstance(answer, Failed) and answer.reason == "too_slow"


def _failure(answer: Answered | Failed) -> CheckFailed:
    if isinstance(answer, Failed):
        return CheckFailed(answer.reason, answer.message)
    refused = answer.document["refused"]
    if refused["reason"] == "grader_bug":
        raise AskingFailed(refused["message"])
    return CheckFailed(refused["reason"], refused["message"])


class Explorer:
    """Explores for one check of one submission, and remembers how far it got.

    Args:
        asking: How to ask.
        facts: The check.
    """

    def __init__(self, asking: Asking, facts: Check) -> None:
        self._asking = asking
        self._facts = facts
        self.verdicts: list[Document] = []

    @property
    def clocks(self) -> tuple[str, ...]:
        """The clocks this check explores with."""
        return _clocks(self._facts.clock or self._asking.case.exercise.clock)

    def __call__(
        self,
        scenario: Scenario,
        *args: Any,
        clock: Clock | None = None,
        allow: Sequence[str] = (),
    ) -> Explored:
        """Explore how a scenario can go with the student's program (see `Explore`)."""
        unknown = set(allow) - {reason for _, reason in ENDINGS}
        if unknown or isinstance(allow, str):
            raise AuthorError(
                f"allow={allow!r} names no way to end.",
                next_step="Choose from exception, deadlock, never_ends and leaked_thread.",
            )
        if not is_plain(list(args)):
            raise AuthorError(f"The arguments {args!r} can't travel: only plain values do.")
        shipped = ship(scenario)
        clocks = self.clocks if clock is None else _clocks(clock)
        asked: list[Asked] = []
        for each in clocks:
            if asked and not asked[-1].outcome["timed"]:
                break  # no execution had to do with time: the other clock would show the same
            asked.append(self._explore(shipped, args, each, allow))
        return Explored(tuple(asked))

    def _explore(
        self, shipped: Shipped, args: tuple[Any, ...], clock: str, allow: Sequence[str]
    ) -> Asked:
        request = self._request(shipped, args, clock)
        asked = Asked(request, self._asking.outcome(request))
        self.verdicts.append(asked.outcome["verdict"])
        for key, reason in ENDINGS:
            if reason not in allow and asked.outcome[key]:
                witness = asked.outcome[key][0]
                raise CheckFailed(reason, message_of(reason, witness), asked=asked, witness=witness)
        if not any(asked.outcome[key] for key in ("results", *(key for key, _ in ENDINGS))):
            fail_without_results(asked)
        return asked

    def _request(self, shipped: Shipped, args: tuple[Any, ...], clock: str) -> Document:
        exercise, source = self._asking.case.exercise, self._asking.case.source
        return {
            "action": "explore",
            "program": {
                "module": exercise.module.removesuffix(".py"),
                "file": exercise.module,
                "source": "" if isinstance(source, Refused) else source.text,
                "scenario": {"function": shipped.function, "source": shipped.source},
                "entry": None,
                "args": list(args),
                "argv": [],
                "allowed_imports": sorted({*ALWAYS_ALLOWED, *exercise.allowed_imports}),
            },
            "search": {
                "strategy": STRATEGY,
                "executions": self._facts.executions or EXECUTIONS,
                "seed": self._asking.seed,
                "clock": clock,
                "schedule": None,
                "shrink": True,
                "steps": STEPS,
                "races": False,
            },
        }


def _clocks(clock: str) -> tuple[str, ...]:
    return ("patient", "adversarial") if clock == "both" else (clock,)
