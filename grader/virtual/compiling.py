"""From a text to code that runs in the virtual world: parsed once, looked at, instrumented."""

from __future__ import annotations

import ast
import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.virtual.confinement import DoorsShut, look_through
from grader.virtual.instrument.definitions import only_defines
from grader.virtual.instrument.facts import look_at, may_patch
from grader.virtual.instrument.rewriter import rewritten
from grader.virtual.instrument.sites import Sites

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

    from grader.virtual.instrument.sites import Site
    from grader.virtual.observations import Observation

    Before = Callable[[ast.Module, str], None]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A text, compiled.

    Attributes:
        code: The instrumented module.
        facts: What the text shows, in order of lines.
        patches: Whether it may change classes of the standard library.
        defines: Whether running it does nothing but define.
        sites: The places it has, in the order of their numbers.
    """

    code: CodeType
    facts: tuple[Observation, ...]
    patches: bool
    defines: bool
    sites: tuple[Site, ...]


def compiled(
    source: str,
    file: str,
    sites: Sites,
    *,
    polls: bool = False,
    before: Before | None = None,
    looks: bool = False,
    confined: bool = False,
) -> Compiled:
    """Compiles a text, or takes it as it was compiled a moment ago.

    The checks of an exercise ask about the same texts again and again.

    Args:
        source: The text.
        file: The name shown in tracebacks and reports.
        sites: Where its sites are numbered, after those that are there.
        polls: As for `instrument`.
        before: Changes the tree first; is given the text, too.
        looks: Whether to look for what a person should know of it.
        confined: Whether to look for what is forbidden.

    Raises:
        SyntaxError: The text is not Python.
        ValueError: It contains null bytes.
        Forbidden: It is confined, and reaches for what is forbidden.
    """
    if before is None:
        found = _lately(source, file, len(sites), polls, looks, confined)
    else:
        found = _compiled(source, file, len(sites), polls=polls, looks=looks, before=before)
    for site in found.sites:
        sites.add(site)
    return found


@functools.lru_cache(maxsize=24)
def _lately(
    source: str, file: str, first: int, polls: bool, looks: bool, confined: bool
) -> Compiled:
    return _compiled(source, file, first, polls=polls, looks=looks, confined=confined)


def _compiled(
    source: str,
    file: str,
    first: int,
    *,
    polls: bool,
    looks: bool,
    before: Before | None = None,
    confined: bool = False,
) -> Compiled:
    tree = ast.parse(source, file)
    facts = tuple(look_at(tree)) if looks else ()
    patches, defines = may_patch(tree), only_defines(tree)
    if confined:
        look_through(tree)
        DoorsShut().visit(tree)
    if before is not None:
        before(tree, source)
    sites = Sites(first)
    instrumented = rewritten(tree, file, sites, polls=polls)
    code = compile(instrumented, file, "exec", dont_inherit=True)
    own = tuple(sites[number] for number in range(first, len(sites)))
    return Compiled(code, facts, patches, defines, own)
