"""`threadlings dev new`: a small exercise that works, to be changed into the one that is meant."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from string import Template

from grader.errors import UserError
from grader.files import write_atomically

_TEMPLATES = Path(__file__).with_name("new_exercise")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NUMBERED = re.compile(r"(\d\d)_([a-z][a-z0-9_]*)")


def scaffold(root: Path, *, chapter: str, slug: str) -> list[Path]:
    """Write a new exercise into a clone, and return the files written.

    Args:
        root: The clone's root.
        chapter: `02_waiting`, or the name alone of a chapter that exists.
        slug: The exercise's name, without a number.

    Raises:
        UserError: A name is wrong or taken.
    """
    for name in (chapter, slug):
        if not _NAME.fullmatch(re.sub(r"^\d\d_", "", name)) or keyword.iskeyword(name):
            msg = f"{name!r} is no name for a chapter or an exercise."
            raise UserError(
                msg, next_step="Use small letters, digits and _, as in 02_waiting/wait_for_two."
            )
    numbered = _NUMBERED.fullmatch(slug)
    slug = numbered[2] if numbered else slug
    folder = _chapter(root / "exercises", chapter)
    _must_be_free(root, slug)
    place = f"{folder}/{_next_number(root / 'exercises' / folder)}_{slug}"
    words = {
        "slug": slug,
        "title": slug.replace("_", " ").capitalize(),
        "module": f"{slug}.py",
        "chapter": folder[3:],
        "folder": place,
    }
    exercise, answers = root / "exercises" / place, root / "solutions" / place
    written = {
        exercise / "README.md": "README.md",
        exercise / "exercise.toml": "exercise.toml",
        exercise / words["module"]: "stub.py",
        exercise / f"test_{slug}.py": "visible_test.py",
        root / "grader" / "checks" / f"test_{slug}.py": "check.py",
        answers / words["module"]: "reference.py",
        answers / "variants" / "mailbox.py": "variant_mailbox.py",
        answers / "variants" / "target.py": "variant_target.py",
        answers / "mistakes" / "no_join.py": "mistake_no_join.py",
        answers / "mistakes" / "overrode_start.py": "mistake_overrode_start.py",
    }
    for path, name in written.items():
        text = (_TEMPLATES / f"{name}.txt").read_text(encoding="utf-8")
        write_atomically(path, Template(text).substitute(words))
    return list(written)


def _chapter(exercises: Path, chapter: str) -> str:
    """Return the folder's name of a chapter, with its number."""
    known = sorted(path.name for path in exercises.glob("[0-9][0-9]_*") if path.is_dir())
    if _NUMBERED.fullmatch(chapter):
        others = [name for name in known if name[:2] == chapter[:2] and name != chapter]
        if others:
            msg = f"The number {chapter[:2]} belongs to the chapter {others[0]}."
            raise UserError(msg, next_step=f"threadlings dev new {others[0]}/SLUG")
        return chapter
    found = [name for name in known if name[3:] == chapter]
    if not found:
        msg = f"There is no chapter {chapter!r}; there are {', '.join(known) or 'none'}."
        raise UserError(msg, next_step=f"For a new one give it a number: 07_{chapter}/SLUG")
    return found[0]


def _must_be_free(root: Path, slug: str) -> None:
    taken = [*root.glob(f"exercises/*/*_{slug}"), root / "grader" / "checks" / f"test_{slug}.py"]
    for path in taken:
        if path.exists() and path.name in (path.name[:3] + slug, f"test_{slug}.py"):
            msg = f"There is an exercise {slug} already: {path.relative_to(root).as_posix()}."
            raise UserError(msg, next_step="Choose another name.")


def _next_number(chapter: Path) -> str:
    used = [int(path.name[:2]) for path in chapter.glob("[0-9][0-9]_*")]
    return f"{max(used, default=0) + 1:02}"
