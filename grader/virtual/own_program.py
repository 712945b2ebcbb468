"""Anyone's program in the virtual world: a script, a module, or one function of it, whole."""

from __future__ import annotations

import copy
import importlib.util
import inspect
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any

from grader.virtual.imports import Imports
from grader.virtual.instrument.rewriter import instrument
from grader.virtual.outside import crossed, watched
from grader.virtual.process_modules import OutsideExploration, run_exits
from grader.virtual.program import Execution, LoadedProgram, Program
from grader.virtual.refusals import Refused, StudentModule
from grader.virtual.treatment import Rules
from grader.virtual.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from grader.engine.ending import Ending
    from grader.engine.scheduler import Scheduler
    from grader.virtual.world import World


def load(program: Program, world: World) -> LoadedProgram:
    """A program with the imports it is to have: those of an exercise, or all that Python has."""
    return LoadedProgram(program, world) if program.rules is None else OwnProgram(program, world)


class OwnProgram(LoadedProgram):
    """A program that imports what it likes, and is run from its first line to its exit.

    Raises:
        Refused: It is not Python.
    """

    def __init__(self, program: Program, world: World, *, polls: bool = False) -> None:
        super().__init__(program, world, polls=polls)
        self.imports = Imports(program.rules or Rules(), self._compile_module)
        self.imports.builtins = self._builtins
        self._random = True
        self._repeats = False
        self._patches = True

    @property
    def notes(self) -> list[str]:
        """What a person should know of how the program's imports were treated."""
        return self.imports.notes

    def _find(self, name: str) -> ModuleType | None:
        return super()._find(name) if name == "dataclasses" else self.imports.find(name)

    def _compile_module(self, name: str, path: Path, seen: bool) -> CodeType:
        """The code of a module that the program imports, instrumented if it is to be seen."""
        text = importlib.util.decode_source(path.read_bytes())
        if not seen:
            return compile(text, str(path), "exec", dont_inherit=True)
        file = self.imports.shown(path)
        tree = instrument(text, file, self.sites, polls=self._polls)
        self._names.add(name)
        self._keep_source(file, text)
        return compile(tree, file, "exec", dont_inherit=True)

    def _keep_source(self, file: str, text: str) -> None:
        self.files.add(file)
        self.sources[file] = text.splitlines()

    def _executed(self, scheduler: Scheduler) -> Ending:
        with watched(), self.imports.execution(self._builtins["__import__"]):
            return scheduler.run(lambda: self._launch(scheduler))

    def _launch(self, scheduler: Scheduler) -> Any:
        """Anyone's program from its first line to what the interpreter does at exit."""
        self.world.enter(scheduler, patched=True)
        self.hooks.begin()
        program, imports = self.program, self.imports
        module = StudentModule("__main__" if program.entry is None else program.module)
        module.__file__ = program.path or program.file
        vars(module).update(_copies(program.values or {}), __builtins__=self._builtins)
        args = tuple(_copies(dict(enumerate(program.args))).values())
        if program.package:
            module.__package__ = program.package
            self._builtins["__import__"](program.package)
        if program.entry is not None or program.package:
            name = f"{program.package}.{program.module.rpartition('.')[2]}".lstrip(".")
            module.__spec__ = importlib.util.spec_from_file_location(name, module.__file__)
        imports.enter(module.__name__, module)
        self._loading[program.module] = module
        try:
            exec(self._code, vars(module))
            self._imported = True
            value = None if program.entry is None else self._function(module)(*args)
        except SystemExit as error:
            if error.code not in (None, 0) or not (self._imported or program.entry is None):
                raise
            self._imported, value = True, None
        value = plain(value)
        self.world.shut_down()
        if imports.exits:
            self.world.join_all()
            run_exits(imports.exits)
        return value

    def _function(self, module: ModuleType) -> Callable[..., Any]:
        """The function to call, if it can be called as it is."""
        name = self.program.entry or ""
        function = getattr(module, name)
        called = f"{self.program.file}::{name}"
        if not callable(function):
            raise Refused(
                "missing_name", f"{called} is no function, but {type(function).__name__}."
            )
        if inspect.iscoroutinefunction(function) or inspect.isgeneratorfunction(function):
            kind = "an async function" if inspect.iscoroutinefunction(function) else "a generator"
            message = f"{called} is {kind}: calling it runs nothing. Call it in a plain function."
            raise Refused("missing_name", message)
        try:
            inspect.signature(function).bind(*self.program.args)
        except TypeError as error:
            message = (
                f"{called} needs other arguments than it gets here: {error}. "
                "Write a function without parameters that calls it."
            )
            raise Refused("missing_name", message) from None
        except ValueError:
            pass  # a builtin that does not say what it takes
        return function  # type: ignore[no-any-return]  # it is callable

    def _judge(self, ending: Ending, scheduler: Scheduler) -> Execution:
        self._check_edge(ending.error, scheduler)
        return super()._judge(ending, scheduler)

    def _check_edge(self, error: BaseException | None, scheduler: Scheduler) -> None:
        """Refuses what is no program to explore, or reaches beyond what can be explored."""
        if isinstance(error, Refused):
            raise error
        edge = crossed()
        if edge is None:
            edge = error if isinstance(error, OutsideExploration) else None
        if edge is not None:
            file, line = place_of(edge, self.files) or (self.program.file, None)
            where = f"{file}:{line}" if line else file
            raise Refused("outside", f"{where} leaves what can be explored: {edge}.", line)
        alone = len(scheduler.tasks) == 1 and self.program.entry is None
        if alone and isinstance(error, ImportError | SyntaxError):
            file, line = place_of(error, self.files) or (self.program.file, None)
            message = f"{file}:{line or 1} cannot be imported: {type(error).__name__}: {error}."
            raise Refused("import_failed", message, line)


def _copies(values: Mapping[Any, Any]) -> dict[Any, Any]:
    """What each execution gets of its own: copies, except of code."""
    return {
        name: value if callable(value) or isinstance(value, ModuleType) else copy.deepcopy(value)
        for name, value in values.items()
    }


def place_of(error: BaseException, files: Collection[str]) -> tuple[str, int] | None:
    """The innermost file of these, and the line, in the traceback of an error."""
    place = None
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return place
