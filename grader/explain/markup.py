"""The frame of every HTML page: one self-contained document, light or dark as the reader has it."""

from __future__ import annotations

import re
from html import escape

from grader.explain.words import plain

_CODE = re.compile(r"`([^`\n]+)`")

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1d22; --paper: #fdfdfb; --soft: #5d6470;
  --line: #c9ced6; --band: #f0f1ee; --bad: #a3241b; --good: #1c6b3a;
  --heat: 31 95 170; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7ea; --paper: #16181c; --soft: #a3abb8;
  --line: #3b414c; --band: #20242b; --bad: #ff9a8f; --good: #86d7a2;
  --heat: 90 150 230; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1.25rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.2rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .4rem; } a { color: inherit; }
code, pre, .steps, .sources { font-family: ui-monospace, Menlo, Consolas, monospace;
  font-size: .875rem; }
code { background: var(--band); padding: .1em .3em; border-radius: .2em; }
.scroll { overflow-x: auto; }
.sources { margin-top: .7rem; } .sources .where { white-space: nowrap; }
table { border-collapse: collapse; }
th, td { text-align: left; vertical-align: top; padding: .25rem .9rem .25rem .5rem; }
thead th { border-bottom: 2px solid var(--line); }
tbody td, tbody th { border-bottom: 1px solid var(--line); }
td.number, th.number { text-align: right; white-space: nowrap; }
th { overflow-wrap: normal; }
.total { font-size: 1.2rem; font-weight: 600; }
blockquote { margin: .8rem 0; padding: .1rem .9rem; border-left: 3px solid var(--ink); }
summary { cursor: pointer; }
.contents { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; list-style: none; }
.bars { width: 100%; max-width: 40rem; } .bars td:last-child { width: 75%; }
.bars tbody th, .heat th, .heat td { white-space: nowrap; }
.bar { height: 1rem; min-width: 2px; background: rgb(var(--heat)); }
.heat tbody th { position: sticky; left: 0; background: var(--paper); }
.heat thead span { writing-mode: vertical-rl; }
.shade1 { background: rgb(var(--heat) / .07); } .shade2 { background: rgb(var(--heat) / .15); }
.shade3 { background: rgb(var(--heat) / .24); } .shade4 { background: rgb(var(--heat) / .34); }
.shade5 { background: rgb(var(--heat) / .45); }
.wide ul, .wide ol { margin: 0; padding-left: 1.1rem; } .wide tbody th { font-weight: 400; }
.wide td:last-child { min-width: 12rem; }
.where, .soft { color: var(--soft); }
.remark { display: block; color: var(--bad); font-weight: 600; }
tr.harm td { background: var(--band); } .gap td { color: var(--soft); font-style: italic; }
.passed { color: var(--good); font-weight: 600; } .failed { color: var(--bad); font-weight: 600; }
.check { border-left: 3px solid var(--line); padding-left: .9rem; margin: 1rem 0; }
@media (max-width: 44rem) {
  .steps, .steps tbody, .steps tr, .steps td { display: block; width: 100%; }
  .steps thead, .steps td:empty { display: none; }
  .steps td[data-task]::before { content: attr(data-task); display: block;
    font-weight: 600; }
  th, td { padding: .25rem .5rem; }
  .heat tbody th { white-space: normal; min-width: 7rem; }
  .wide, .wide tbody, .wide tr, .wide td, .wide tbody th { display: block; }
  .wide thead { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); }
  .wide td, .wide tbody th { border: 0; } .wide tr { border-bottom: 1px solid var(--line); }
  .wide td.number { text-align: left; }
  .wide td[data-head]::before { content: attr(data-head) ": "; color: var(--soft); }
}
@media print {
  :root { color-scheme: light; --ink: #000; --paper: #fff; --soft: #444; --line: #888;
    --band: #f0f0f0; --bad: #7a1010; --good: #0d4a26; --heat: 31 95 170; }
  body { max-width: none; padding: 0; font-size: .85rem; }
  .scroll { overflow-x: visible; } .check, tr { break-inside: avoid; }
  .bar, [class*="shade"] { print-color-adjust: exact; }
  nav { display: none; } .heat { font-size: .7rem; }
  h2, h3 { break-after: avoid; }
}
"""


def safe(text: object) -> str:
    """Return any text escaped for HTML, control characters spelled out."""
    return escape(plain(str(text)), quote=True)


def prose(text: object) -> str:
    """Escaped text in which what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", safe(text))


def page(title: str, body: str) -> str:
    """Return a whole HTML document that needs no other file.

    Args:
        title: Plain text, escaped here.
        body: HTML, escaped already.
    """
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{safe(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<main>\n<h1>{safe(title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )
