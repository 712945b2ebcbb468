"""Random inputs for checks: different for every seed and check, the same in every run."""

from __future__ import annotations

import random
from typing import Protocol

from grader.errors import AuthorError

_WORDS = (  # noqa: SIM905  (ninety quoted words are harder to read)
    "ant ape ash bay bee bud cat clay cod cow crab dawn deer dew dove dust elk elm fawn fern "
    "fig fir fish fog fox frog gem gull hare hawk hay hen hive ivy jay kelp kite lake lamb "
    "lark leaf lily lime lynx mint mist mole moon moss moth mule newt nut oak oat olive otter "
    "owl palm pea pear pine plum pond pony rain ram reed rice robin rose rye sage sand seal "
    "shrew sky snail snow star stone swan teal tern thyme toad trout vine vole wasp wave wren "
    "yak yew"
).split()


class Numbers(Protocol):
    """The `numbers` fixture."""

    def __call__(self, n: int, *, low: int = 1, high: int = 99) -> list[int]:
        """Return n distinct ints from low to high."""


class Words(Protocol):
    """The `words` fixture."""

    def __call__(self, n: int) -> list[str]:
        """Return n distinct short words."""


def numbers_for(seed: int, check: str) -> Numbers:
    """Return a source of numbers.

    Args:
        seed: The seed of this grading.
        check: The check's name; each check has numbers of its own.
    """
    chance = random.Random(f"numbers {seed} {check}")

    def numbers(n: int, *, low: int = 1, high: int = 99) -> list[int]:
        if not 0 <= n <= high - low + 1:
            msg = f"There are no {n} distinct numbers from {low} to {high}."
            raise AuthorError(msg, next_step="Ask for fewer, or widen low= and high=.")
        return chance.sample(range(low, high + 1), n)

    return numbers


def words_for(seed: int, check: str) -> Words:
    """Return a source of words.

    Args:
        seed: The seed of this grading.
        check: The check's name; each check has words of its own.
    """
    chance = random.Random(f"words {seed} {check}")

    def words(n: int) -> list[str]:
        if not 0 <= n <= len(_WORDS):
            msg = f"There are no {n} distinct words, only {len(_WORDS)}."
            raise AuthorError(msg, next_step="Ask for fewer.")
        return chance.sample(_WORDS, n)

    return words
