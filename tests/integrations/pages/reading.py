"""Reading a page as a browser does, and what every page must be."""

from __future__ import annotations

from html.parser import HTMLParser
from itertools import pairwise

VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})
HARMLESS = frozenset(
    {"html", "head", "meta", "title", "style", "body", "main", "nav", "section", "div", "p", "span"}
    | {"strong", "h1", "h2", "h3", "ul", "ol", "li", "a", "code", "table", "thead", "tbody", "tr"}
    | {"th", "td", "details", "summary", "blockquote"}
)


class Page(HTMLParser):
    """The elements of a page, in order; fails where they are not nested as they should be."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == [], f"never closed: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


def check_page(text: str) -> Page:
    """Check that a page is well made and holds nothing that could do anything."""
    page = Page(text)
    assert {tag for tag, _ in page.elements} <= HARMLESS
    allowed = {"class", "id", "href", "scope", "colspan", "style", "lang", "charset", "name"}
    allowed |= {"content", "http-equiv", "data-task", "data-head"}
    ids = [each["id"] for _, each in page.elements if "id" in each]
    assert len(ids) == len(set(ids))
    levels = []
    for tag, attributes in page.elements:
        assert set(attributes) <= allowed, (tag, attributes)
        if tag == "a":
            assert attributes["href"].removeprefix("#") in ids
        if tag == "th":
            assert attributes.get("scope") in ("row", "col")
        if tag in ("h1", "h2", "h3"):
            levels.append(int(tag[1]))
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "\u202e" not in text
    assert "\u2066" not in text
    return page
