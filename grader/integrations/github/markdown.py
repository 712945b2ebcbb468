"""Text of anybody's in Markdown, so that it stays text.

GitHub reads Markdown with raw HTML in it, and turns `@name`, `#1` and addresses into links.
"""

from __future__ import annotations

import re
from html import escape

from grader.explain.words import plain

_PUNCTUATION = re.compile(r"([!\"#$%'()*+,\-./:;=?@\[\\\]^_`{|}~])")
_BACKTICKS = re.compile(r"`+")


def inline(text: str) -> str:
    """Return one line of text for a sentence, a heading or a cell of a table."""
    marked = _PUNCTUATION.sub(r"\\\1", plain(text).replace("&", "\0").replace("<", "\1"))
    marked = marked.replace(">", "&gt;").replace("\0", "&amp;").replace("\1", "&lt;")
    return marked.replace(r"\@", "\\@\u200b").replace(r"\#", "\\#\u200b")


def code(text: str) -> str:
    """Return one line of text as code: in it the platform looks for no names and no links."""
    return f"<code>{inline(text)}</code>"


def block(text: str) -> str:
    """Return lines of text as a block of code that nothing within it can end."""
    lines = "\n".join(plain(line) for line in text.split("\n"))
    longest = max((len(found) for found in _BACKTICKS.findall(lines)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{lines}\n{fence}"


def folded(title: str, content: str) -> str:
    """Return a piece of Markdown that opens when its title is clicked.

    Args:
        title: Plain text.
        content: Markdown, escaped already.
    """
    return f"<details><summary>{escape(plain(title))}</summary>\n\n{content}\n\n</details>"
