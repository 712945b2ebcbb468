"""The `threadlings` command: its commands, and what becomes of every error.

Commands are gathered here and written in files of their own. Whatever is raised ends as one message
that says what happened and what to type next, and as the exit code of the table in the README.
"""

from __future__ import annotations

import sys
import textwrap
from difflib import get_close_matches

import click

from grader.cli import console
from grader.cli.author import dev
from grader.cli.check import check
from grader.cli.ci import ci
from grader.cli.crash import report_crash
from grader.cli.demo import demo
from grader.cli.doctor import doctor
from grader.cli.grade import grade
from grader.cli.home import show_home
from grader.cli.listing import list_exercises
from grader.cli.program import explore
from grader.cli.replay import replay
from grader.cli.study import hint, reset, solution
from grader.errors import ThreadlingsError

_INTERRUPTED = 130


class CommandGroup(click.Group):
    """A group that answers an unknown command with the nearest ones it has."""

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
@click.version_option(package_name="threadlings", prog_name="threadlings")
@click.pass_context
def threadlings(ctx: click.Context) -> None:
    """Exercises that teach Python threads, graded by exploring how threads can interleave.

    Without a command: your progress and the next exercise; on a terminal the exercise is checked
    again whenever its file changes.
    """
    if ctx.invoked_subcommand is None:
        ctx.exit(show_home())


for each in (
    check,
    list_exercises,
    hint,
    reset,
    solution,
    replay,
    explore,
    grade,
    ci,
    demo,
    doctor,
    dev,
):
    threadlings.add_command(each)


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
