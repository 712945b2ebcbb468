"""The report of a class, for the instructor: one HTML page that needs no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import page
from grader.integrations.pages.attention import attention_html, slowest_html
from grader.integrations.pages.figures import distribution_html, figures_html
from grader.integrations.pages.heat import checks_heat_html, students_heat_html
from grader.integrations.pages.mistakes import hardest_html, mistakes_html, unnamed_html
from grader.integrations.pages.tally import tally

if TYPE_CHECKING:
    from grader.grading.gradebook import Gradebook


def report_html(gradebook: Gradebook, *, title: str, similar: str = "") -> str:
    """Return the report of a class.

    Args:
        gradebook: The marks of the class.
        title: Headline, plain text.
        similar: What is said of similar submissions, HTML; without it there is no such section.
    """
    counted = tally(gradebook)
    mistakes = f"{mistakes_html(gradebook, counted)}\n{unnamed_html(gradebook, counted)}"
    sections = [
        ("figures", "Key figures", figures_html(gradebook)),
        ("points", "Points", distribution_html(gradebook)),
        ("look-at", "To look at by hand", attention_html(gradebook)),
        ("mistakes", "Mistakes", mistakes),
        ("hardest", "Hardest checks", hardest_html(counted)),
        ("checks", "Exercises and checks", checks_heat_html(gradebook, counted)),
        ("students", "Exercises and students", students_heat_html(gradebook)),
        ("slowest", "Slowest", slowest_html(gradebook)),
        ("similar", "Similar submissions", similar),
    ]
    there = [each for each in sections if each[2]]
    links = "".join(f'<li><a href="#{name}">{words}</a></li>' for name, words, _ in there)
    body = "\n".join(
        f'<section>\n<h2 id="{name}">{words}</h2>\n{html}\n</section>'
        for name, words, html in there
    )
    return page(title, f'<nav><ul class="contents">{links}</ul></nav>\n{body}')
