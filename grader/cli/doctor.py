"""`threadlings doctor`: what this machine can do, and how it could do more."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import click

from grader.cli import console
from grader.cli.documents import write_document
from grader.cli.progress import Progress
from grader.explain.words import filled

if TYPE_CHECKING:
    from grader.sandbox.isolation import Probed

_REFUSED = ("namespace", "uid map", "Operation not permitted", "Permission denied")
"""What bubblewrap says where the system refuses it user namespaces."""
_ALLOW = (
    "this system refuses user namespaces to ordinary users. On Ubuntu 24.04 and GitHub's runners:  "
    "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0  ; on an older Debian:  "
    "sudo sysctl -w kernel.unprivileged_userns_clone=1"
)
_CLOSED = (
    "docker run --network none --memory 4g --pids-limit 512 --security-opt seccomp=unconfined "
    "...  , where user namespaces are allowed inside"
)


@click.command
@click.option("--json", "json_file", metavar="FILE|-", help="Write what was found as JSON.")
def doctor(json_file: str | None) -> int:
    """Try out what this machine can do: how well it shuts in a student's program.

    Something that attempts all a jail forbids is sent into each jail. The best tier in which
    nothing gets through is the one that grade uses.
    """
    from grader.sandbox import isolation

    with Progress("trying out the jails"):
        reports = isolation.probed()
        reached, jail = isolation.best()
        openings = isolation.openings()
    if json_file:
        document = {
            "isolation": {"tier": reached.tier, "name": reached.name},
            "jail": jail.name if jail is not None else None,
            "jails": [
                {"name": each.jail, "problem": each.problem, "attempts": each.attempts}
                for each in reports
            ],
            "openings": openings,
        }
        write_document(document, json_file)
    if json_file != "-":
        by = f", by {jail.name}" if jail is not None else ""
        console.say(f"Python {platform.python_version()} on {platform.system()}")
        console.say(f"isolation: tier {reached.tier}, {reached.name}{by}")
        for report in reports:
            for line in _lines(report):
                console.say(line)
        if not reports:
            console.say("Official grading needs Linux: only there is a jail. Elsewhere, use a")
            console.say("Linux machine, a container, or CI.")
        elif reached.tier == 1:
            why = f"Tier 2 would need a closed machine, but {'; '.join(openings)}."
            console.say(filled(why, console.width()))
            console.say(f"next:  {_CLOSED}")
    return 0


def _lines(report: Probed) -> list[str]:
    """Return what is to be said of one jail."""
    if report.problem is not None:
        lines = [f"  {report.jail}: {report.problem.splitlines()[0]}"]
        refused = any(word in report.problem for word in _REFUSED)
        step = _ALLOW if refused else report.next_step
        return lines + ([f"    next:  {step}"] if step else [])
    denied = len(report.attempts) - len(report.let_through)
    lines = [f"  {report.jail}: {denied} of {len(report.attempts)} attempts denied from inside"]
    return lines + [f"    {name} - {how}" for name, how in report.let_through.items()]
