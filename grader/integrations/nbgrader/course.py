"""An nbgrader course: its settings, and the folder of an assignment for each exercise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.files import write_atomically
from grader.integrations.nbgrader import visible
from grader.integrations.nbgrader.cells import VISIBLE_TESTS
from grader.integrations.nbgrader.extra import demand_nbgrader, put_scripts_on_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.course import Catalogue, Exercise

CONFIG = "nbgrader_config.py"
SOURCE = "source"
LINES = """\
from grader.integrations.nbgrader.course import configure

configure(get_config())  # noqa: F821  nbgrader gives it
"""
_CONFIG = f'''\
"""Settings of this nbgrader course; `nbgrader --help-all` tells what else can be set."""

{LINES}'''


def configure(config: Any) -> None:
    """Set an nbgrader course up for the exercises: called in its `nbgrader_config.py`.

    Submissions are judged in nbgrader's process, with no kernel, and the stubs are released as the
    course has them. What is set already is kept, but for the two preprocessors that are replaced.

    Args:
        config: nbgrader's configuration, as `get_config()` returns it.
    """
    from nbgrader.converters import Autograde, GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions, Execute
    from traitlets.config import LazyConfigValue

    from grader.integrations.nbgrader.judge import ClearAnswer, Judge

    put_scripts_on_path()
    for section, field, default, old, new in (
        (
            config.Autograde,
            "autograde_preprocessors",
            Autograde.autograde_preprocessors,
            Execute,
            Judge,
        ),
        (
            config.GenerateAssignment,
            "preprocessors",
            GenerateAssignment.preprocessors,
            ClearSolutions,
            ClearAnswer,
        ),
    ):
        usual = section.get(field) or default.default()
        if isinstance(usual, LazyConfigValue):  # `c.Autograde.autograde_preprocessors.append(...)`
            usual = usual.get_value(default.default())
        section[field] = [new if each is old else each for each in usual]


def write_assignments(
    exercises: Sequence[Exercise], catalogue: Catalogue, into: Path
) -> Iterator[tuple[Exercise, Path]]:
    """Write the source of an assignment for each exercise, and yield each when it is written.

    The assignment and its one notebook are called as the exercise is.

    Args:
        exercises: Which.
        catalogue: Their course, which has the solutions.
        into: The folder of the nbgrader course.

    Raises:
        UserError: nbgrader or the solutions are missing.
    """
    demand_nbgrader()
    import nbformat

    from grader.integrations.nbgrader.notebook import notebook_of

    for exercise in exercises:
        reference = catalogue.solutions(exercise).reference.read_text(encoding="utf-8")
        made = notebook_of(exercise, reference=reference)
        nbformat.validate(made)
        place = into / SOURCE / exercise.slug
        write_atomically(place / f"{exercise.slug}.ipynb", nbformat.writes(made) + "\n")
        for name, original in (
            (exercise.visible_test.name, exercise.visible_test),
            (f"{VISIBLE_TESTS}.py", Path(visible.__file__)),
        ):
            write_atomically(place / name, original.read_text(encoding="utf-8"))
        yield exercise, place


def write_config(into: Path) -> bool:
    """Write the course's settings where there are none, and return whether they were written."""
    path = into / CONFIG
    if path.exists():
        return False
    write_atomically(path, _CONFIG)
    return True
