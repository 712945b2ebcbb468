"""What a check may claim about an exploration; a claim that does not hold ends the check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NoReturn, Self

from grader.checking.compare import is_plain, same
from grader.checking.failed import ENDINGS, Asked, CheckFailed, Document
from grader.checking.telling import sentence
from grader.errors import AuthorError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SPINS = (
    "A thread of yours spins: it asks again and again, using the processor, instead of waiting."
)


@dataclass(frozen=True)
class Explored:
    """What the executions of a scenario gave, under each clock it was explored with.

    Args:
        asked: The explorations, one for each clock.
        heading: Of scenarios that return a dict, what claims are about; None for the whole value.
    """

    asked: tuple[Asked, ...]
    heading: str | None = None

    def at(self, heading: str) -> Self:
        """Claim something about one item of the dict that the scenario returns.

        Args:
            heading: The key of that item.
        """
        return replace(self, heading=heading)

    @property
    def values(self) -> list[Any]:
        """The distinct values the scenario returned, in order of discovery."""
        found: list[Any] = []
        for _, result in self._results():
            value = self._value(result)
            if not any(same(value, other) for other in found):
                found.append(value)
        return found

    @property
    def observations(self) -> list[Document]:
        """What was noticed on the way, such as a busy wait or a deprecated name."""
        return self._all("observations")

    @property
    def exceptions(self) -> list[Document]:
        """The uncaught exceptions, for a check that allows them."""
        return self._all("exceptions")

    @property
    def deadlocks(self) -> list[Document]:
        """The deadlocks, for a check that allows them."""
        return self._all("deadlocks")

    def always_returns(self, expected: Any, *, otherwise: str) -> Self:
        """Claim that every execution returns this value.

        Args:
            expected: A plain value.
            otherwise: A sentence for the student; may use {got} and {expected}.
        """
        if not is_plain(expected):
            raise AuthorError(f"A scenario can't return {expected!r}: only plain values come back.")
        self._demand_results()
        for asked, result in self._results():
            got = self._value(result)
            if not same(got, expected):
                message = sentence(otherwise, got=got, expected=expected, has_expected=True)
                raise CheckFailed("wrong_result", message, asked=asked, witness=result)
        return self

    def always(self, predicate: Callable[[Any], bool], *, otherwise: str) -> Self:
        """Claim that every value returned is as the predicate says.

        Args:
            predicate: Whether a value is right; raising counts as no.
            otherwise: A sentence for the student; may use {got}.
        """
        self._demand_results()
        for asked, result in self._results():
            if not _holds(predicate, self._value(result)):
                message = sentence(otherwise, got=self._value(result))
                raise CheckFailed("wrong_result", message, asked=asked, witness=result)
        return self

    def sometimes(self, predicate: Callable[[Any], bool], *, otherwise: str) -> Self:
        """Claim that some execution returns a value as the predicate says.

        Args:
            predicate: Whether a value is right; raising counts as no.
            otherwise: A sentence for the student; may use {got}.
        """
        self._demand_results()
        for _, result in self._results():
            if _holds(predicate, self._value(result)):
                return self
        asked, result = next(self._results())
        message = sentence(otherwise, got=self._value(result))
        raise CheckFailed("wrong_result", message, asked=asked, witness=result)

    def never_spins(self, otherwise: str = _SPINS) -> Self:
        """Claim that no thread asks again and again instead of waiting.

        Args:
            otherwise: A sentence for the student.
        """
        for asked in self.asked:
            for observation in asked.outcome["observations"]:
                if observation["id"] == "busy_wait":
                    where = f" ({observation['task']}, line {observation['line']})"
                    raise CheckFailed(
                        "wrong_result", f"{otherwise.rstrip('.')}{where}.", asked=asked
                    )
        return self

    def begins_threads(self, at_least: int) -> Self:
        """Claim that so many threads begin in every execution: what is safe alone proves nothing.

        The engine counts them, whatever the program says of itself.

        Args:
            at_least: How many.
        """
        for asked in self.asked:
            begun = asked.outcome["threads"]
            if asked.outcome["results"] and begun < at_least:
                threads = "threads have" if at_least > 1 else "thread has"
                message = f"{at_least} {threads} to be at work here, besides the main one; {begun} "
                message += "began." if begun else "began: everything was done by the main thread."
                raise CheckFailed("wrong_result", message, asked=asked)
        return self

    def _value(self, result: Document) -> Any:
        value = result["value"]
        if self.heading is None:
            return value
        # What came back need not be what the scenario returns.
        return value.get(self.heading) if isinstance(value, dict) else None

    def _results(self) -> Iterator[tuple[Asked, Document]]:
        for asked in self.asked:
            for result in asked.outcome["results"]:
                yield asked, result

    def _all(self, kind: str) -> list[Document]:
        return [each for asked in self.asked for each in asked.outcome[kind]]

    def _demand_results(self) -> None:
        # "Every value is right" must not hold because there was none, when bad endings are allowed.
        for asked in self.asked:
            if not asked.outcome["results"]:
                fail_without_results(asked)


def fail_without_results(asked: Asked) -> NoReturn:
    """End the check: no execution came to the scenario's end."""
    for key, reason in ENDINGS:
        for witness in asked.outcome[key]:
            raise CheckFailed(reason, message_of(reason, witness), asked=asked, witness=witness)
    message = "The search was cut off before your program came to its end once."
    raise CheckFailed("too_slow", message, asked=asked)


def message_of(reason: str, witness: Document) -> str:
    """Return the sentence about a bad ending.

    Args:
        reason: exception, deadlock, never_ends or leaked_thread.
        witness: Its entry in the outcome.
    """
    if reason != "exception":
        return str(witness["message"])
    what = f"{witness['type']}: {witness['message']}" if witness["message"] else witness["type"]
    line, file = witness["line"], witness["file"]
    where = f", at {file}:{line}" if line is not None and not file.startswith("<") else ""
    return f"{witness['task']} ended with an exception that nothing caught{where}: {what}"


def _holds(predicate: Callable[[Any], bool], value: Any) -> bool:
    # The value has whatever shape the student's program gave it, so a predicate may well stumble.
    try:
        return bool(predicate(value))
    except Exception:  # noqa: BLE001  (see above: whatever it is, the value is not right)
        return False
