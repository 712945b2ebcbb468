"""The `threadlings` command: its commands, and what becomes of every error.

Commands are gathered here and written in files of their own. Whatever is raised ends as one message
that says what happened and what to type next, and as the exit code of the table in the README.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
import textwrap
from difflib import get_close_matches

import click

from grader import __version__
from grader.cli import console
from grader.cli.check import check
from grader.cli.crash import report_crash
from grader.cli.doctor import doctor
from grader.cli.home import show_home
from grader.cli.listing import list_exercises
from grader.cli.program import explore
from grader.cli.replay import replay
from grader.cli.study import hint, reset, solution
from grader.errors import ThreadlingsError, UserError

STUDENTS = (check, list_exercises, hint, reset, solution, replay, explore, doctor)
"""Commands that every repository has."""
OTHERS = {
    "grade": "grader.cli.grade:grade",
    "release": "grader.cli.release.command:release",
    "collect": "grader.cli.collect:collect",
    "autograde": "grader.cli.autograde:autograde",
    "marks": "grader.cli.marks:marks",
    "override": "grader.cli.override:override",
    "feedback": "grader.cli.feedback:feedback",
    "report": "grader.cli.report:report",
    "export": "grader.cli.export:export",
    "nbgrader": "grader.cli.nbgrader:nbgrader",
    "ci": "grader.cli.ci:ci",
    "demo": "grader.cli.demo:demo",
    "dev": "grader.cli.author:dev",
}
"""Commands of instructors and authors, by where they are written. A repository that is released to
students holds what the commands above import, and none of these."""
_INTERRUPTED = 130


class CommandGroup(click.Group):
    """A group that knows where its commands are, and answers an unknown one with the nearest."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands that are here."""
        others = (name for name, place in OTHERS.items() if _is_here(place))
        return sorted([*super().list_commands(ctx), *others])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None if there is none."""
        own = super().get_command(ctx, cmd_name)
        place = OTHERS.get(cmd_name)
        if own is not None or place is None:
            return own
        if not _is_here(place):
            return _left_out(cmd_name)
        module, _, name = place.partition(":")
        found: click.Command = getattr(importlib.import_module(module), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that was typed, or say which ones come near."""
        name = args[0] if args else ""
        if not name or name.startswith("-") or self.get_command(ctx, name) is not None:
            return super().resolve_command(ctx, args)
        near = get_close_matches(name, self.list_commands(ctx), n=2, cutoff=0.5)
        meant = f" Did you mean {' or '.join(near)}?" if near else ""
        msg = f"There is no command {name!r}.{meant} All commands: {ctx.command_path} --help"
        raise click.UsageError(msg, ctx)


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="threadlings")
@click.pass_context
def threadlings(ctx: click.Context) -> None:
    """Exercises that teach Python threads, graded by exploring how threads can interleave.

    Without a command: your progress and the next exercise; on a terminal the exercise is checked
    again whenever its file changes.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(show_home())


for each in STUDENTS:
    threadlings.add_command(each)


def _is_here(place: str) -> bool:
    """Whether a command's module is there; nothing of it is run."""
    module = place.partition(":")[0]
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # not even its package
        return False


def _left_out(name: str) -> click.Command:
    """Return a command that says why there is none of that name here."""

    def say(**_: object) -> int:
        msg = f"This repository was released to students: `threadlings {name}` is not part of it."
        raise UserError(msg, next_step="Use the course's own repository, which instructors have.")

    return click.Command(
        name,
        callback=say,
        params=[click.Argument(["rest"], nargs=-1, type=click.UNPROCESSED)],
        context_settings={"ignore_unknown_options": True, "help_option_names": []},
        hidden=True,
    )


def main(argv: list[str] | None = None) -> int:
    """Run a command line and return its exit code.

    Args:
        argv: The arguments after the program's name; by default those of the process.
    """
    console.prepare_streams()
    arguments = sys.argv[1:] if argv is None else argv
    try:
        code = threadlings.main(arguments, prog_name="threadlings", standalone_mode=False)
    except ThreadlingsError as error:
        return _told(error)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        console.note("Stopped.")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; what is left must not fail at exit.
        sys.stdout = None
        return 0
    except Exception as error:  # noqa: BLE001  the last resort: nobody below may decide this
        return report_crash(error, arguments)
    return code if isinstance(code, int) else 0


def _told(error: ThreadlingsError) -> int:
    console.note(textwrap.fill(error.message, max(console.width(), 60), break_long_words=False))
    if error.next_step:
        console.note(f"next:  {error.next_step}")
    if error.exit_code == 3:
        console.note("This is the grader's own fault; please report it with what you typed.")
    return error.exit_code
