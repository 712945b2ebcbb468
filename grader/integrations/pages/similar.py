"""Submissions that are alike, as something to look at: alike is not copied.

Read as text and never as a program: `tokenize` takes it apart, comments, layout, names and values
are left out, as are the lines of the stub; what is left is compared as two sequences of tokens
(rapidfuzz: the share of tokens that need not be put in or taken out to make one of the other).

Where many answers are alike, that says that there are few ways to be right: they are left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import Indel

from grader.grading.submission import Submission, is_stub
from grader.integrations.pages.tokens import lines_in, sequence
from grader.sandbox.intake import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from grader.course import Exercise

ALIKE = 0.9
"""The share of tokens from which two answers are alike."""
SHORTEST = 60
"""Tokens beyond the stub that an answer needs, or it is too short to say anything."""
_LONGEST = 4_000
_FEWEST_COMMON, _MOST_COMMON, _COMMON_SHARE = 3, 8, 20


@dataclass(frozen=True, kw_only=True)
class Group:
    """Students who handed in the same file, to the byte.

    Args:
        slug: The exercise.
        students: Their names, two or more.
    """

    slug: str
    students: tuple[str, ...]


@dataclass(kw_only=True)
class Similar:
    """What was found alike.

    Args:
        groups: The same files.
        pairs: For two students, how much alike each exercise is that is (from 0.9 to 1).
        compared: How many answers were compared.
        short: How many were left out as too short.
        common: How many were alike to so many others that it says nothing.
    """

    groups: list[Group] = field(default_factory=list)
    pairs: dict[tuple[str, str], dict[str, float]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    compared: int = 0
    short: int = 0
    common: int = 0


def find_similar(
    submissions: Sequence[Submission], exercises: Sequence[Exercise]
) -> Iterator[tuple[Exercise, Similar]]:
    """Compare submissions exercise by exercise; yield what was found so far after each.

    Args:
        submissions: What was handed in.
        exercises: The exercises to compare.
    """
    found = Similar()
    for exercise in exercises:
        _compare(submissions, exercise, found)
        yield exercise, found


def _compare(submissions: Sequence[Submission], exercise: Exercise, found: Similar) -> None:
    stub = lines_in(exercise.stub.read_text(encoding="utf-8"))
    answers: dict[str, str] = {}
    files: dict[str, list[str]] = defaultdict(list)
    for one in submissions:
        source = one.take_in(exercise)
        if isinstance(source, Source) and not is_stub(source, exercise):
            files[source.sha256].append(one.name)
            if len(files[source.sha256]) == 1:
                answers[source.sha256] = sequence(source.text, without=stub)[:_LONGEST]
    by_tokens: dict[str, list[str]] = defaultdict(list)
    for digest, students in files.items():
        if len(answers[digest]) < SHORTEST:
            found.short += len(students)
            continue
        if len(students) > 1:
            found.groups.append(Group(slug=exercise.slug, students=tuple(students)))
        found.compared += len(students)
        by_tokens[answers[digest]].extend(students)
    _pair(by_tokens, exercise.slug, found)


def _pair(by_tokens: Mapping[str, list[str]], slug: str, found: Similar) -> None:
    texts = list(by_tokens)
    students = sum(map(len, by_tokens.values()))
    common = max(_FEWEST_COMMON, min(_MOST_COMMON, students // _COMMON_SHARE))
    matches = [_near(text, texts) for text in texts]
    # How many others each is alike to, those of the very same tokens among them.
    crowds = [sum(len(by_tokens[texts[place]]) for place, _ in near) - 1 for near in matches]
    for here, near in enumerate(matches):
        if crowds[here] > common:
            found.common += len(by_tokens[texts[here]])
            continue
        for place, score in near:
            if place >= here and crowds[place] <= common:
                for one, other in _two_of(by_tokens[texts[here]], by_tokens[texts[place]]):
                    found.pairs[one, other][slug] = round(score, 3)


def _near(text: str, texts: list[str]) -> list[tuple[int, float]]:
    """Return the places of the texts that are like one, itself among them, and how much so."""
    found = process.extract(
        text, texts, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=None
    )
    return [(place, score) for _, score, place in found]


def _two_of(some: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
    for one in some:
        for other in others:
            if one < other or (some is not others and one != other):
                yield min(one, other), max(one, other)
