"""The mistakes the grader knows by name: what happened, the rule behind it, what to do next.

A misconception is registered once, in the file of its family under `families/`, together with the
function that recognises it in the plain documents of a failure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from grader.errors import AuthorError
from grader.explain.damage import Damage, find_damage
from grader.explain.ordering import conflicts
from grader.explain.story import Document, Step, Story, documents_in, line_of, text_of


@dataclass(frozen=True)
class Misconception:
    """A mistake told by name.

    Args:
        id: As in the syllabus and in result documents.
        sentence: What happened.
        rule: Why it is wrong.
        next_step: What to do about it.
        always: Whether direct evidence of it is named in any exercise, asked for or not.
        weak: Whether it is only named when nothing else explains the failure.
    """

    id: str
    sentence: str
    rule: str
    next_step: str
    always: bool = False
    weak: bool = False

    @property
    def explanation(self) -> str:
        """The sentence and its rule."""
        return f"{self.sentence} {self.rule}"

    @property
    def advice(self) -> str:
        """The sentence, its rule, and on a line of its own what to do next."""
        return f"{self.explanation}\n{self.next_step}"


@dataclass(frozen=True)
class Failure:
    """Why a check failed, as plain documents.

    Args:
        reason: A word of the closed list of reasons.
        message: The sentence the student reads.
        outcome: What the exploration found (an outcome document).
        counterexample: The execution that shows it, or None.
        witness: The entry of the outcome the failure is about, or None.
    """

    reason: str
    message: str
    outcome: Document
    counterexample: Document | None = None
    witness: Document | None = None


@dataclass(frozen=True)
class Evidence:
    """A failure, with what recognisers ask for again and again worked out once."""

    failure: Failure
    story: Story = field(init=False)

    def __post_init__(self) -> None:
        document = self.failure.counterexample or {}
        object.__setattr__(self, "story", Story.of(document, waits=self.waits))

    @cached_property
    def waits(self) -> list[Document]:
        """The waits of the deadlock the failure is about."""
        witness = self.failure.witness or {}
        own = documents_in(witness.get("waits"))
        if own or self.failure.reason != "deadlock":
            return own
        deadlocks = documents_in(self.failure.outcome.get("deadlocks"))
        return documents_in(deadlocks[0].get("waits")) if deadlocks else []

    @cached_property
    def exceptions(self) -> list[Document]:
        """The uncaught exceptions: of the witness when it is one, else all of them."""
        witness = self.failure.witness
        if witness and "type" in witness:
            return [witness]
        return documents_in(self.failure.outcome.get("exceptions"))

    @cached_property
    def noted(self) -> Document:
        """What the check's scenario returned under headings; empty where it returned no dict."""
        witness = self.failure.witness or {}
        values = (witness.get("value"), self.story.value)
        return next((value for value in values if isinstance(value, dict)), {})

    @cached_property
    def ever_noted(self) -> list[Document]:
        """What it returned under headings in any execution."""
        results = documents_in(self.failure.outcome.get("results"))
        return documents_in([result.get("value") for result in results])

    @cached_property
    def observed(self) -> set[str]:
        """The ids of what was seen to happen."""
        return {
            text_of(observation.get("id"))
            for observation in documents_in(self.failure.outcome.get("observations"))
        }

    def lines_observed(self, misconception_id: str) -> set[int]:
        """The student's lines in which something was seen."""
        return {
            line_of(observation.get("line"))
            for observation in documents_in(self.failure.outcome.get("observations"))
            if text_of(observation.get("id")) == misconception_id
        }

    @cached_property
    def conflicts(self) -> dict[str, list[Step]]:
        """The unordered accesses by location."""
        return conflicts(self.story)

    @cached_property
    def damage(self) -> Damage | None:
        """Where the harm is done."""
        return find_damage(self.story)

    @cached_property
    def harmful(self) -> list[Step]:
        """The accesses that do the harm, else all the student's accesses that conflict."""
        if self.damage is not None:
            return [step for step in self.damage.steps if not step.by_check]
        found = [step for steps in self.conflicts.values() for step in steps]
        return [step for step in found if not step.by_check]

    def raised(self, *texts: str, kind: str | None = None) -> bool:
        """Whether an uncaught exception's text holds one of these, in whatever case."""
        return any(
            (kind is None or text_of(error.get("type")) == kind)
            and any(text.lower() in text_of(error.get("message")).lower() for text in texts)
            for error in self.exceptions
        )


Recogniser = Callable[[Evidence], bool]
Detail = Callable[[Evidence], str]

_registry: dict[str, Misconception] = {}
_recognisers: dict[str, Recogniser] = {}
_deciding: set[str] = set()
_details: dict[str, Detail] = {}


def register(
    misconception_id: str,
    *,
    sentence: str,
    rule: str,
    next_step: str,
    always: bool = False,
    weak: bool = False,
) -> Misconception:
    """Add a misconception to the registry.

    Raises:
        AuthorError: The id is taken.
    """
    if misconception_id in _registry:
        msg = f"The misconception {misconception_id} is registered twice."
        raise AuthorError(msg, next_step="Keep one of them, in grader/explain/families/.")
    misconception = Misconception(
        misconception_id, sentence, rule, next_step, always=always, weak=weak
    )
    _registry[misconception_id] = misconception
    return misconception


def recogniser(
    misconception_id: str, *, decides: bool = False
) -> Callable[[Recogniser], Recogniser]:
    """Mark a function as the one that recognises a registered misconception.

    Args:
        misconception_id: The misconception.
        decides: Whether it has the last word: what was only seen in the program's text may have
            nothing to do with the failure.

    Raises:
        AuthorError: No misconception of that id is registered.
    """
    if misconception_id not in _registry:
        msg = f"No misconception {misconception_id} is registered."
        raise AuthorError(msg, next_step="Register it above its recogniser.")

    def keep(function: Recogniser) -> Recogniser:
        _recognisers[misconception_id] = function
        if decides:
            _deciding.add(misconception_id)
        return function

    return keep


def detail(*misconception_ids: str) -> Callable[[Detail], Detail]:
    """Mark a function that says of whom or what a registered misconception is true here."""

    def keep(function: Detail) -> Detail:
        _details.update(dict.fromkeys(misconception_ids, function))
        return function

    return keep


def told(misconception_id: str, evidence: Evidence) -> str:
    """A misconception in full: of whom it is true here, what happened, why, and what to do next."""
    known = _registry[misconception_id]
    about = _details[known.id](evidence) if known.id in _details else ""
    return " ".join(filter(None, [about, known.explanation, known.next_step]))


def misconceptions() -> Mapping[str, Misconception]:
    """Return all registered misconceptions by id."""
    return dict(_registry)


def misconception(misconception_id: str | None) -> Misconception | None:
    """Return one misconception, or None for an id that is not registered."""
    return _registry.get(misconception_id or "")


def fits(misconception_id: str, evidence: Evidence) -> bool:
    """Whether the evidence shows a misconception: seen to happen, or recognised."""
    if misconception_id in evidence.observed and misconception_id not in _deciding:
        return True
    function = _recognisers.get(misconception_id)
    return function is not None and function(evidence)


def line_of_observation(observations: Iterable[Document], misconception_id: str) -> int:
    """Return the line where something was observed, 0 where it was not."""
    for observation in observations:
        if observation.get("id") == misconception_id:
            return line_of(observation.get("line"))
    return 0
