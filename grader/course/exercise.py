"""One exercise: the facts its folder tells about it, read from `exercise.toml` and checked."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.course.names import near, split_numbered
from grader.errors import AuthorError

if TYPE_CHECKING:
    from pathlib import Path

CLOCKS = ("patient", "adversarial", "both")
FACTS = "exercise.toml"


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    Args:
        slug: Its name, the folder's without the number.
        title: What a list of exercises shows.
        chapter: The chapter's name, its folder's without the number.
        teaches: The ideas it is about.
        module: The name of the file a student completes, as `account.py`.
        allowed_imports: The top-level modules a solution may import.
        points: What its checks are worth together.
        hints: In the order they are shown, each saying more than the one before.
        clock: What its checks explore with unless they say otherwise: patient, adversarial, both.
        budget_seconds: How long checking it may take (seconds of real time).
        after: Slugs of the exercises that should come first.
        folder: Where it lies.
        order: Its place in the course: the chapter's number times a hundred, and its own.
    """

    slug: str
    title: str
    chapter: str
    teaches: tuple[str, ...]
    module: str
    allowed_imports: tuple[str, ...]
    points: int
    hints: tuple[str, ...]
    clock: str
    budget_seconds: float
    after: tuple[str, ...]
    folder: Path
    order: int

    @property
    def stub(self) -> Path:
        """The file a student completes."""
        return self.folder / self.module

    @property
    def notebook(self) -> str:
        """The name of a notebook that may be handed in in the module's place."""
        return self.module.removesuffix(".py") + ".ipynb"

    @property
    def readme(self) -> Path:
        """The page that tells what to do."""
        return self.folder / "README.md"

    @property
    def visible_test(self) -> Path:
        """The test a student sees."""
        return self.folder / f"test_{self.slug}.py"


def read_exercise(folder: Path) -> Exercise:
    """Read the exercise in a folder.

    Args:
        folder: `exercises/NN_chapter/NN_slug`.

    Raises:
        AuthorError: The folder's name or its `exercise.toml` is wrong.
    """
    chapter, own = split_numbered(folder.parent.name), split_numbered(folder.name)
    if chapter is None or own is None:
        msg = (
            f"{_shown(folder)} should be named NN_chapter/NN_slug, in lower case, as "
            "01_first_steps/01_hello_thread."
        )
        raise AuthorError(msg)
    facts = _Facts(folder / FACTS)
    exercise = Exercise(
        slug=own[1],
        title=facts.text("title"),
        chapter=facts.text("chapter"),
        teaches=facts.texts("teaches", at_least=1),
        module=facts.text("module"),
        allowed_imports=facts.texts("allowed_imports"),
        points=facts.whole_number("points"),
        hints=facts.texts("hints", at_least=2),
        clock=facts.text("clock"),
        budget_seconds=facts.number("budget_seconds"),
        after=facts.texts("after"),
        folder=folder,
        order=chapter[0] * 100 + own[0],
    )
    facts.nothing_else()
    if exercise.chapter != chapter[1]:
        facts.wrong("chapter", f"its folder says {chapter[1]!r}")
    if exercise.clock not in CLOCKS:
        facts.wrong("clock", f"it is one of {', '.join(CLOCKS)}")
    if not exercise.module.endswith(".py") or not exercise.module[:-3].isidentifier():
        facts.wrong("module", "it is the name of a Python file in this folder, as account.py")
    return exercise


def _shown(path: Path) -> str:
    return "/".join(path.parts[-4:] if path.name == FACTS else path.parts[-3:])


class _Facts:
    """The fields of one exercise.toml, each asked for with the kind of value it should have."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._asked: list[str] = []
        try:
            self._fields = tomllib.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            msg = f"{_shown(path)} is missing: an exercise tells its facts there."
            raise AuthorError(
                msg, next_step="Copy one from another exercise and change it."
            ) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            msg = f"{_shown(path)} cannot be read as TOML: {error}."
            raise AuthorError(msg) from error

    def wrong(self, field: str, why: str) -> None:
        msg = (
            f"{_shown(self._path)}: the field {field!r} is {self._fields.get(field)!r}, but {why}."
        )
        raise AuthorError(msg)

    def text(self, field: str) -> str:
        value = self._get(field)
        if not isinstance(value, str) or not value.strip():
            self.wrong(field, "it should be a text that is not empty")
        return str(value)

    def texts(self, field: str, *, at_least: int = 0) -> tuple[str, ...]:
        value = self._get(field)
        if not isinstance(value, list) or not all(
            isinstance(each, str) and each.strip() for each in value
        ):
            self.wrong(field, "it should be a list of texts, none of them empty")
        if len(value) < at_least:
            self.wrong(field, f"it should have at least {at_least}")
        return tuple(value)

    def whole_number(self, field: str) -> int:
        value = self._get(field)
        if not isinstance(value, int) or isinstance(value, bool) or value <= 0:
            self.wrong(field, "it should be a whole number above 0")
        return int(value)

    def number(self, field: str) -> float:
        value = self._get(field)
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not 0 < value < float("inf")
        ):
            self.wrong(field, "it should be a number above 0")
        return float(value)

    def nothing_else(self) -> None:
        for field in self._fields:
            if field not in self._asked:
                hint = near(field, self._asked)
                msg = f"{_shown(self._path)}: there is no field {field!r}."
                raise AuthorError(
                    msg, next_step=hint or f"The fields are {', '.join(self._asked)}."
                )

    def _get(self, field: str) -> Any:
        self._asked.append(field)
        if field not in self._fields:
            hint = near(field, self._fields)
            msg = f"{_shown(self._path)}: the field {field!r} is missing."
            raise AuthorError(msg, next_step=hint or None)
        return self._fields[field]
