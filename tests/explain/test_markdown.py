"""Whatever somebody wrote, Markdown shows it as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.explain.markdown import code, fenced, literal, prose, table
from grader.explain.words import plain

markdown_it = pytest.importorskip("markdown_it")
pytest.importorskip("linkify_it")

READER = markdown_it.MarkdownIt("gfm-like", {"html": True})
SIGNS = st.text(
    st.sampled_from("\\`*_{}[]()<>#+-.!|~$&@:/=^\"' \t\n1aé\u202e"),
    max_size=30,
)
FORMS = (
    *("https://evil.invalid", "www.evil.invalid", "a@evil.invalid", "![](x)", "[a](b)", "[^1]"),
    *("<b>", "</details>", "&amp;", "```", "`x`", "~~x~~", "**x**", "__x__", "$x$", ":smile:"),
    *("@ada", "#1", "---", "===", "1.", "-", "+", ">", "#", "|", "\\"),
)
TEXTS = st.one_of(
    st.text(max_size=40),
    SIGNS,
    st.lists(st.sampled_from(FORMS), max_size=6).map(" ".join),
    st.text(st.sampled_from("`@#\\a"), max_size=12),
)


def inline(text: str) -> list[tuple[str, str]]:
    """What a reader of one paragraph sees: kinds and contents."""
    tokens = READER.parse(text)
    if not text:
        return []
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    return [(child.type, child.content) for child in tokens[1].children or []]


@given(TEXTS)
def test_a_literal_is_shown_as_it_is(text: str) -> None:
    seen = inline(literal(text))
    assert {kind for kind, _ in seen} <= {"text", "code_inline"}
    assert "".join(content for _, content in seen) == plain(text).strip()


@given(TEXTS)
def test_prose_makes_code_and_nothing_else(text: str) -> None:
    assert {kind for kind, _ in inline(prose(text))} <= {"text", "code_inline"}


@given(TEXTS)
def test_code_is_one_span(text: str) -> None:
    if plain(text).strip():
        ((kind, content),) = inline(code(text))
        assert kind == "code_inline"
        assert content.strip() == plain(text).strip()


@given(st.lists(TEXTS.map(plain), min_size=1, max_size=4).map("\n".join))
def test_nothing_gets_out_of_a_fence(text: str) -> None:
    (token,) = READER.parse(fenced(text))
    assert token.type == "fence"
    assert token.content == f"{text}\n"


@given(TEXTS, TEXTS)
def test_a_cell_stays_a_cell(one: str, other: str) -> None:
    tokens = READER.parse(table(("a", "b"), [(literal(one), literal(other))], numbers=(1,)))
    assert sum(token.type == "td_open" for token in tokens) == 2
    assert tokens[-1].type == "table_close"


def test_words_stay_readable() -> None:
    assert literal("lost_update, step 2: done.") == "lost_update, step 2: done."
    assert prose("asked `super().__init__()` twice") == "asked `super().__init__()` twice"
