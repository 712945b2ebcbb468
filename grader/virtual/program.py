"""A program, compiled once and run afresh for each execution."""

from __future__ import annotations

import builtins
import gc
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import grader
from grader.engine.ending import Ending, EndingKind
from grader.engine.native import mypyc_attr
from grader.engine.scheduler import Scheduler
from grader.virtual.compiling import compiled
from grader.virtual.confinement import SUBMODULES, Confinement, Forbidden
from grader.virtual.generated import load_dataclasses
from grader.virtual.hooks import Hooks
from grader.virtual.instrument.sites import CHECK_FILE as CHECK_FILE
from grader.virtual.instrument.sites import Sites
from grader.virtual.output import Output, TooMuchOutput
from grader.virtual.prepared import Prepared
from grader.virtual.refusals import ForbiddenImport, MissingName, Refused, StudentModule
from grader.virtual.running import RUNNING
from grader.virtual.values import fresh, plain

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Mapping
    from types import FrameType, ModuleType

    from grader.engine.schedule import Schedule
    from grader.engine.strategy import Strategy
    from grader.virtual.compiling import Compiled
    from grader.virtual.recorder import EventRecorder
    from grader.virtual.treatment import Rules
    from grader.virtual.world import World

_OURS = str(Path(grader.__file__).parent) + os.sep
"""Where the files of the grader's own functions lie."""
_GARBAGE = 1_000_000
"""Objects that executions may leave behind before garbage is collected.

Within an execution nothing is collected, as finalizers would be scheduled.
"""

_SCENARIO_SITES = 1024
"""Sites that scenarios are given, at least: with each of them the program's have the same numbers,
so that it need not be compiled again.
"""


@dataclass(frozen=True, slots=True)
class Program:
    """What is to be explored.

    Attributes:
        module: The name under which the source is imported.
        file: Its file name, as shown.
        source: Its text.
        scenario: Source and name of a function that drives the module, called with it and `args`.
        entry: Without a scenario: the module's function to call; None runs the module as a script.
        args: Plain values.
        argv: `sys.argv`.
        path: Where the file really is, for `__file__`.
        package: The package the module belongs to.
        rules: How imports of anyone's program are treated; None leaves all but the virtual modules
            to Python, as the exercises want it.
        allowed_imports: Top-level names the module may import; None for all.
        before: Changes the module's syntax tree before it is instrumented; is given the text, too.
        values: Extra names in the module's namespace, by reference; for use within one process.
    """

    module: str
    file: str
    source: str
    scenario: tuple[str, str] | None = None
    entry: str | None = None
    args: tuple[Any, ...] = ()
    argv: tuple[str, ...] = ()
    path: str | None = None
    package: str = ""
    rules: Rules | None = None
    allowed_imports: frozenset[str] | None = None
    values: Mapping[str, Any] | None = None
    before: Callable[[ast.Module, str], None] | None = None


class Execution:
    """One execution of a program and what is known of it."""

    __slots__ = ("ending", "scheduler", "too_much_output")

    def __init__(self, ending: Ending, scheduler: Scheduler, *, too_much_output: bool) -> None:
        self.ending: Final = ending
        self.scheduler: Final = scheduler
        self.too_much_output: Final = too_much_output

    @property
    def schedule(self) -> Schedule:
        """The choices that led to it."""
        return self.scheduler.schedule

    @property
    def choices(self) -> int:
        """How often more than one task could have been chosen."""
        return self.scheduler.choices


@mypyc_attr(allow_interpreted_subclasses=True)
class LoadedProgram:
    """A program in the virtual world of this process.

    Raises:
        Refused: It is not Python.
    """

    def __init__(self, program: Program, world: World, *, polls: bool = False) -> None:
        self.program = program
        self.world = world
        self.sites = Sites()
        self._polls = polls
        self._names = {program.module, "__main__", CHECK_FILE}
        self.files = {program.file, CHECK_FILE}
        self.sources: dict[str, list[str]] = {program.file: program.source.splitlines()}
        texts = []
        self._scenario = None
        if program.scenario is not None:
            texts.append(compiled(program.scenario[1], CHECK_FILE, self.sites, polls=polls))
            self._scenario = texts[0].code
            self.sites.leave_out(-len(self.sites) % _SCENARIO_SITES)
        texts.append(self._compile_student())
        self._code, self.facts = texts[-1].code, texts[-1].facts
        self.hooks = Hooks(self.sites, self._names, world.modules.keys())
        self.hooks.thread_class = world.threading.Thread
        own = {"input": _nobody_answers, "id": self.hooks.identities.of}
        names = {**vars(builtins), **own, **self.hooks.names()}
        self._check_builtins = {**names, "__import__": world.importer(self._find)}
        self._builtins = {**names, "__import__": world.importer(self._find, self._allow)}
        self._confinement: Confinement | None = None
        if program.allowed_imports is not None:
            self._confinement = Confinement(program.file)
            self._builtins |= self._confinement.builtins(self._builtins["__import__"])
        self._dataclasses: ModuleType | None = None
        self.output = Output()
        self._imported = False
        self._loading: dict[str, ModuleType] = {}
        self._patches = any(each.patches for each in texts)
        # Neither a script nor modules beside it: then each execution may use the same classes.
        driven = program.scenario is not None or program.entry is not None
        self._repeats = driven and all(each.defines for each in texts)
        self._student: Prepared | None = None
        self._check: Prepared | None = None
        self._random = "random" in program.source

    def _compile_student(self) -> Compiled:
        program = self.program
        try:
            return compiled(
                program.source,
                program.file,
                self.sites,
                polls=self._polls,
                before=program.before,
                looks=True,
                confined=program.allowed_imports is not None,
            )
        except Forbidden as error:
            raise self._forbidden(error) from None
        except SyntaxError as error:
            where = f" in line {error.lineno}" if error.lineno else ""
            text = (error.text or "").strip()
            text = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}..."
            shown = f": `{text}`" if text else ""
            message = f"{program.file} is not Python yet: {error.msg}{where}{shown}."
            raise Refused("import_failed", message, error.lineno) from None
        except ValueError as error:
            raise Refused(
                "import_failed", f"{program.file} cannot be read as Python: {error}."
            ) from None
        except (RecursionError, MemoryError):
            message = f"{program.file} nests its brackets or blocks deeper than Python can read."
            raise Refused("import_failed", message) from None

    @property
    def notes(self) -> list[str]:
        """What a person should know of how the program's imports were treated."""
        return []

    # -- imports

    def _find(self, name: str) -> ModuleType | None:
        if name == "dataclasses":
            if self._dataclasses is None:
                importer = self.world.importer()
                self._dataclasses = load_dataclasses(self.sites, self._check_builtins, importer)
            return self._dataclasses
        return self._loading.get(name)

    def _allow(self, name: str) -> None:
        allowed = self.program.allowed_imports
        if allowed is None or name == self.program.module:
            return
        if name.partition(".")[0] in allowed and name not in SUBMODULES:
            return
        if self._importing_student():
            message = f"this exercise does not need `import {name}`"
            raise ForbiddenImport(message, name=name)

    def _importing_student(self) -> bool:
        """Whether the code that imports, beyond ours that was called for it, is the student's."""
        frame: FrameType | None = sys._getframe()  # noqa: SLF001 - where one begins to look
        while frame is not None and frame.f_code.co_filename.startswith(_OURS):
            frame = frame.f_back
        return frame is not None and frame.f_code.co_filename == self.program.file

    # -- running

    @property
    def draws(self) -> bool:
        """Whether it may draw random numbers: then its executions are those of one seed."""
        return any("random" in line for lines in self.sources.values() for line in lines)

    def run(
        self,
        strategy: Strategy,
        *,
        adversarial: bool = False,
        limit: int = 200_000,
        recorder: EventRecorder | None = None,
        probed: bool = False,
    ) -> Execution:
        """Runs one execution.

        Raises:
            Refused: The module cannot be imported, or lacks what the scenario asks for.
        """
        scheduler = Scheduler(
            strategy, adversarial=adversarial, limit=limit, recorder=recorder, probed=probed
        )
        if recorder is not None:
            recorder.scheduler = scheduler
        self.output.begin()
        self._loading = {}
        self._imported = False
        if self._confinement is not None:
            self._confinement.begin()
        before = sys.stdout, sys.stderr, sys.argv
        sys.stdout = sys.stderr = self.output
        sys.argv = list(self.program.argv or (self.program.file,))
        if self._random:
            random.seed(0)
        try:
            ending = self._executed(scheduler)
        finally:
            RUNNING.scheduler = None
            scheduler.let_go()
            self.hooks.identities.forget()
            if self._patches or self.hooks.patched:
                self.world.patched = self.world.touched = True
            sys.stdout, sys.stderr, sys.argv = before
            if gc.get_count()[0] > _GARBAGE:
                # What the executions left is all in the youngest generation, as nothing was
                # collected in between.
                gc.collect(0)
        return self._judge(ending, scheduler)

    def _main(self, scheduler: Scheduler) -> Any:
        hooks = self.hooks
        self.world.enter(scheduler, patched=self._patches or hooks.patched)
        hooks.tell_heat()
        program = self.program
        prepares = self._repeats and not hooks.unrepeatable and scheduler.recorder is None
        if prepares and self._student is not None:
            if self._student.put_back():
                hooks.places.forget()
            scheduler.current.steps = self._student.steps
        else:
            self._run_module()
            if prepares:
                self._student = Prepared(vars(self._module), scheduler.current.steps)
                self._repeats = self._student.plain
        self._loading[program.module] = self._module
        self._imported = True
        value = None
        if program.scenario is not None:
            value = self._scenario_namespace(scheduler, prepares=prepares)[program.scenario[0]](
                self._module, *map(fresh, program.args)
            )
        elif program.entry is not None:
            value = getattr(self._module, program.entry)(*map(fresh, program.args))
        hooks.answered(value, hooks.answer)
        value = plain(value)
        self.world.shut_down()
        return value

    def _executed(self, scheduler: Scheduler) -> Ending:
        return scheduler.run(lambda: self._main(scheduler))

    def _run_module(self) -> None:
        program = self.program
        script = program.scenario is None and program.entry is None
        module = self._module = StudentModule("__main__" if script else program.module)
        module.__file__ = program.file
        namespace = vars(module)
        namespace.update(program.values or {})
        namespace["__builtins__"] = self._builtins
        self._loading[program.module] = module
        self.hooks.begin()
        exec(self._code, namespace)

    def _scenario_namespace(self, scheduler: Scheduler, *, prepares: bool) -> dict[str, Any]:
        """What the scenario's source defines."""
        assert self._scenario is not None
        task = scheduler.current
        if prepares and self._check is not None:
            self._check.put_back()
            task.steps += self._check.steps
            return self._check.namespace
        namespace: dict[str, Any] = {
            "__name__": CHECK_FILE,
            "__builtins__": self._check_builtins,
        }
        before = task.steps
        exec(self._scenario, namespace)
        if prepares:
            self._check = Prepared(namespace, task.steps - before)
        return namespace

    def _judge(self, ending: Ending, scheduler: Scheduler) -> Execution:
        error = ending.error
        ended_by = [error] + [each for _task, each in scheduler.uncaught]
        too_much = any(isinstance(each, TooMuchOutput) for each in ended_by)
        if self._confinement is not None and self._confinement.breach is not None:
            raise self._forbidden(self._confinement.breach)
        script = self.program.scenario is None and self.program.entry is None
        if not self._imported and not too_much:
            self._check_import(ending, script=script)
        if isinstance(error, MissingName) and error.obj is self._loading.get(self.program.module):
            raise Refused("missing_name", str(error))
        return Execution(ending, scheduler, too_much_output=too_much)

    def _forbidden(self, error: Forbidden) -> Refused:
        file = self.program.file
        where = f"{file}, line {error.line}" if error.line else file
        return Refused("forbidden", f"{where}: {error}.", error.line)

    def _check_import(self, ending: Ending, *, script: bool) -> None:
        file = self.program.file
        error = ending.error
        if isinstance(error, ForbiddenImport):
            line = line_of(error, file)
            raise Refused("forbidden", f"{file}, line {line}: {error}.", line)
        if script:
            return
        if isinstance(error, SystemExit):
            line = line_of(error, file)
            message = (
                f"{file} ends the whole program while it is imported, in line {line}: {error!r}."
            )
            raise Refused("ended_early", message, line)
        if error is not None:
            line = line_of(error, file)
            message = f"{file} cannot be imported: {type(error).__name__} in line {line}: {error}."
            raise Refused("import_failed", message, line)
        if ending.kind in (EndingKind.CUT_OFF, EndingKind.NEVER_ENDS):
            message = f"{file} never finishes being imported: a loop at its top level does not end."
            raise Refused("import_failed", message)
        if ending.kind is EndingKind.DEADLOCK:
            raise Refused("import_failed", f"{file} waits for ever while it is imported.")


_QUOTED = 80
"""Characters of a line that a message shows."""


def line_of(error: BaseException, file: str) -> int | None:
    """The innermost line of `file` in the traceback of an error."""
    line = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _nobody_answers(_prompt: object = "", /) -> str:
    message = "input() has nobody to answer it here: give the value as an argument instead"
    raise EOFError(message)
