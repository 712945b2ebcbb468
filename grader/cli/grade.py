"""`threadlings grade`: one file or folder, officially."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.check import exit_code
from grader.cli.clone import find_clone
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.cli.reporting import REPORTERS, guarded, reported, write_page
from grader.errors import TierRefused, UserError
from grader.integrations.github import reporter as github
from grader.sandbox.isolation import JAILED

if TYPE_CHECKING:
    from grader.sandbox.isolation import Isolation

OFFICIAL_TIER = JAILED.tier
"""What official grading demands, unless told otherwise."""


@click.command(short_help="Grade one file or folder, officially.")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--exercise",
    "slugs",
    multiple=True,
    required=True,
    metavar="SLUG",
    help="The exercise it answers; may be given more than once for a folder.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Seed of the inputs and of random choices.",
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How long a search should take at most; by default what the exercise says.",
)
@click.option(
    "--allow-tier",
    type=click.IntRange(0, 2),
    metavar="TIER",
    help="Grade although the student's process is shut in no better than this; refuse below it.",
)
@click.option("--json", "json_file", metavar="FILE|-", help="Write the result as JSON.")
@click.option("--html", "page", metavar="FILE", help="Write the result as a page for a browser.")
@click.option(
    "--reporter",
    type=click.Choice(REPORTERS),
    default="text",
    show_default=True,
    help="How the result is printed.",
)
def grade(
    path: Path,
    slugs: tuple[str, ...],
    seed: int,
    budget: float | None,
    allow_tier: int | None,
    json_file: str | None,
    page: str | None,
    reporter: str,
) -> int:
    """Grade what one student handed in, officially.

    PATH is a Python file, a notebook (its code cells make the program), a folder with the
    exercises' files, or a zip or tar file of one, which is read and never unpacked.

    Marks are given only where the student's process is jailed, which is tried out before the first
    submission; --allow-tier says what you are content with.
    """
    from grader import grading
    from grader.sandbox.process import shut_in

    if not path.exists():
        msg = f"There is no file or folder {path}."
        raise UserError(msg, next_step="threadlings grade PATH --exercise SLUG")
    clone = find_clone()
    exercises = [clone.catalogue.get(slug) for slug in slugs]
    with shut_in() as student:
        demand_tier(student.isolation, allow_tier)
        name = path.stem if path.is_file() else path.resolve().name
        quiet = guarded(reporter, to_stdout=json_file != "-")
        with quiet, Progress(f"grading {name}"):
            (document,) = grading.grade(
                [grading.Submission(name, path)],
                exercises,
                seed=seed,
                budget=budget,
                process=student,
                controlled=True,
            )
    if json_file:
        write_document(document, json_file)
    if page:
        write_page(document, page)
    reported(document, reporter, worth=github.official(document), to_stdout=json_file != "-")
    return exit_code([document])


def demand_tier(reached: Isolation, allowed: int | None) -> None:
    """Refuse to grade officially where the student's process is not shut in well enough.

    Args:
        reached: What this machine reaches.
        allowed: The tier that is asked for instead of the official one, or None.

    Raises:
        TierRefused: It is not reached.
    """
    needed = OFFICIAL_TIER if allowed is None else allowed
    if reached.tier >= needed:
        return
    msg = (
        f"Official grading needs isolation tier {needed}, and this machine reaches "
        f"tier {reached.tier} ({reached.name}): a hostile submission could do harm."
    )
    step = "threadlings doctor  says what is missing, and how to get it"
    if allowed is None:
        step += f"; or add  --allow-tier {reached.tier}  where you trust what you grade."
    raise TierRefused(msg, next_step=step)
