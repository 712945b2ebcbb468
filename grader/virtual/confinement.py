"""What a submission may not touch: the ways from a program to the interpreter beneath it.

An exercise about threads needs no frame, no code object and no file descriptor. Whoever has one
could reach what explores the program, or the channel on which it answers. Most is seen in the text
before anything runs; names that are only made at run time are looked at where they are used. This
is a wall of Python against Python: it makes a forged answer hard, and the judge believes none.
"""

from __future__ import annotations

import ast
import builtins
import operator
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, NoReturn

from grader.virtual.instrument.walking import walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ATTRIBUTES = frozenset(
    {
        "__annotations__", "__base__", "__bases__", "__builtins__", "__closure__", "__code__",
        "__getattribute__", "__globals__", "__import__", "__loader__", "__mro__", "__reduce__",
        "__reduce_ex__", "__self__", "__spec__", "__subclasses__", "_current_frames",
        "_current_exceptions", "_getframe", "_getframemodulename", "ag_code", "ag_frame",
        "cell_contents", "cr_code", "cr_frame", "f_back", "f_builtins", "f_code", "f_globals",
        "f_locals", "f_trace", "gi_code", "gi_frame", "global_enum", "meta_path", "mro",
        "path_hooks", "path_importer_cache", "setprofile", "settrace", "tb_frame",
    }
)  # fmt: skip
"""Attributes that lead to frames, code, globals and all classes there are."""

NAMES = frozenset(
    {
        "__builtins__", "__import__", "__loader__", "__spec__", "breakpoint", "compile", "eval",
        "exec", "globals",
    }
)  # fmt: skip
"""Built-in functions and names that make code of text, or lead to them."""

MODULES = frozenset(
    {
        "__dict__", "_imp", "_io", "_os", "_shutil", "_socket", "_sys", "bltns", "builtins",
        "codecs", "ctypes", "gc", "importlib", "inspect", "io", "linecache", "marshal", "nt", "os",
        "platform", "posix", "subprocess", "sys",
    }
)  # fmt: skip
"""Modules that others have imported, by the names under which they did: each is an open door.

Asked of a module only: an attribute of the student's own objects may be called so.
"""

SUBMODULES = frozenset({"concurrent.futures.process", "logging.config"})
"""Modules of allowed packages that start processes, or make code of text."""

_OS_DESCRIPTORS = frozenset(
    {
        "close", "closerange", "copy_file_range", "dup", "dup2", "eventfd", "fdopen", "fork",
        "forkpty", "ftruncate", "kill", "killpg", "lockf", "memfd_create", "open", "openpty",
        "pidfd_open", "pipe", "pipe2", "popen", "posix_spawn", "posix_spawnp", "pread", "preadv",
        "pwrite", "pwritev", "read", "readv", "sendfile", "set_blocking", "set_inheritable",
        "splice", "system", "write", "writev",
    }
)  # fmt: skip
_SYS = frozenset(
    {
        "api_version", "argv", "byteorder", "exc_info", "exception", "excepthook", "executable",
        "exit", "flags", "float_info", "getdefaultencoding", "getfilesystemencoding",
        "getrecursionlimit", "getrefcount", "getsizeof", "getswitchinterval", "hash_info",
        "hexversion", "implementation", "int_info", "intern", "is_finalizing", "maxsize",
        "maxunicode", "platform", "prefix", "setrecursionlimit", "setswitchinterval", "stderr",
        "stdin", "stdout", "__stderr__", "__stdin__", "__stdout__", "thread_info", "version",
        "version_info", "_is_gil_enabled",
    }
)  # fmt: skip
_ONLY = {
    "sys": _SYS,
    "timeit": frozenset({"default_timer"}),
}
"""Modules of which only this is harmless."""
_WITHOUT = {
    "io": frozenset({"FileIO", "OpenWrapper", "open_code"}),
    "os": _OS_DESCRIPTORS,
    "string": frozenset({"Formatter"}),
    "types": frozenset({"CellType", "CodeType", "FunctionType", "LambdaType"}),
    "typing": frozenset({"ForwardRef", "evaluate_forward_ref", "get_type_hints"}),
}
"""Modules of which this is not."""
PARTLY = frozenset({*_ONLY, *_WITHOUT, "operator"})
"""Modules that a submission sees in part."""


class Forbidden(Exception):
    """A submission reaches for what no exercise needs.

    Args:
        what: As a student would write it.
        line: In the submission, where it is known.
    """

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(f"this exercise does not need `{what}`")
        self.what = what
        self.line = line


def look_through(tree: ast.AST) -> None:
    """Look for what is forbidden in the text of a submission.

    Raises:
        Forbidden: It is there; the first one by lines.
    """
    found = sorted(_forbidden(walk(tree)), key=lambda each: each[0])
    if found:
        line, what = found[0]
        raise Forbidden(what, line)


def _forbidden(nodes: Iterable[ast.AST]) -> Iterable[tuple[int, str]]:
    for node in nodes:
        line = getattr(node, "lineno", 0)
        match node:
            case ast.Attribute(attr=name, ctx=context):
                if name in ATTRIBUTES or (name == "__class__" and not _reads(context)):
                    yield line, name
            case ast.Name(id=name, ctx=context):
                if name in NAMES or (name == "__class__" and not _reads(context)):
                    yield line, name
            case ast.FunctionDef(name="__class__"):
                yield line, "__class__"
            case ast.ImportFrom(module=module, names=names):
                for each in names:
                    if _is_closed(module or "", each.name):
                        yield line, f"from {module} import {each.name}"
            case ast.MatchClass(kwd_attrs=names):
                yield from ((line, name) for name in names if name in ATTRIBUTES)
            case ast.arg(annotation=note) | ast.AnnAssign(annotation=note):
                yield from _in_a_note(note, line)
            case ast.FunctionDef(returns=note) | ast.AsyncFunctionDef(returns=note):
                yield from _in_a_note(note, line)


def _reads(context: ast.expr_context) -> bool:
    return isinstance(context, ast.Load)


def _in_a_note(note: ast.expr | None, line: int) -> Iterable[tuple[int, str]]:
    """What is in the text of an annotation: the library may evaluate it."""
    for each in walk(note) if note is not None else ():
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            try:
                inner = ast.parse(each.value, mode="eval")
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            yield from ((line, what) for _line, what in _forbidden(walk(inner)))


def _is_closed(module: str, name: str) -> bool:
    if module in _ONLY:
        return name not in _ONLY[module] and name != "*"
    closed = name in ATTRIBUTES or name in _WITHOUT.get(module, ())
    return closed or name in MODULES or f"{module}.{name}" in SUBMODULES


class DoorsShut(ast.NodeTransformer):
    """Has each attribute that is named as an open door asked for by `@outside`."""

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        """One attribute."""
        self.generic_visit(node)
        if node.attr in MODULES:
            given = [node.value, ast.Constant(node.attr)]
            asked = ast.Call(ast.Name("@outside", ast.Load()), given, [])
            node.value = ast.copy_location(ast.fix_missing_locations(asked), node.value)
            ast.fix_missing_locations(node)
        return node


class Confinement:
    """The built-in functions and modules of one submission.

    Args:
        file: Its name, as in tracebacks.

    Attributes:
        breach: What it first reached for at run time, or None.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self._parts: dict[str, ModuleType] = {}
        self.breach: Forbidden | None = None

    def begin(self) -> None:
        """Another execution begins."""
        self.breach = None

    def refuse(self, what: str) -> NoReturn:
        """Raises, and remembers that it did: the submission may catch what is raised.

        Raises:
            Forbidden: Always.
        """
        frame = sys._getframe(1)  # noqa: SLF001 - to tell the line
        line = None
        while frame is not None and line is None:
            if frame.f_code.co_filename == self._file:
                line = frame.f_lineno
            frame = frame.f_back  # type: ignore[assignment]  # None at the end
        self.breach = self.breach or Forbidden(what, line)
        raise self.breach

    def builtins(self, importer: Callable[..., ModuleType]) -> dict[str, Any]:
        """Built-in functions that look at what they are asked for.

        Args:
            importer: The `__import__` that is used otherwise.
        """

        def import_part(*args: Any, **kwargs: Any) -> ModuleType:
            return self.seen(importer(*args, **kwargs))

        return {
            "__import__": import_part,
            "getattr": self._on_names(getattr, "getattr(..., {!r})"),
            "setattr": self._on_names(setattr, "setattr(..., {!r}, ...)", also=("__class__",)),
            "delattr": self._on_names(delattr, "delattr(..., {!r})"),
            "hasattr": self._on_names(hasattr, "hasattr(..., {!r})"),
            "vars": self._vars,
            "open": self._open,
            "@outside": self._outside,
        }

    def _on_names(
        self, function: Callable[..., Any], shown: str, *, also: tuple[str, ...] = ()
    ) -> Callable[..., Any]:
        def looked_at(*args: Any) -> Any:
            name = args[1] if len(args) > 1 else ""
            if name.__class__ is not str:
                name = str.__str__(name) if isinstance(name, str) else ""
                args = (args[0], name, *args[2:]) if name else args
            module = bool(args) and isinstance(args[0], ModuleType)
            if name in ATTRIBUTES or name in also or (module and name in MODULES):
                self.refuse(shown.format(name))
            return function(*args)

        looked_at.__name__ = looked_at.__qualname__ = function.__name__
        return looked_at

    def _vars(self, *args: Any) -> Any:
        if args and isinstance(args[0], ModuleType):
            self.refuse("vars(...) of a module")
        return vars(*args)

    def _open(self, file: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(file, int):
            self.refuse(f"open({int(file)})")
        return builtins.open(file, *args, **kwargs)  # noqa: PTH123  (it is whose we are)

    def _outside(self, owner: Any, name: str) -> Any:
        if isinstance(owner, ModuleType):
            self.refuse(f"{owner.__name__}.{name}")
        return owner

    def _by_names(self, function: Callable[..., Any], *, dotted: bool) -> Callable[..., Any]:
        """`attrgetter` or `methodcaller`, looking at the names first."""

        def looked_at(*names: Any, **kwargs: Any) -> Any:
            asked = names if dotted else names[:1]
            for name in asked:
                parts = str.__str__(name).split(".") if isinstance(name, str) else ()
                for part in parts:
                    if part in ATTRIBUTES or part in MODULES:
                        self.refuse(f"{function.__name__}({part!r})")
            return function(*names, **kwargs)

        return looked_at

    def seen(self, module: ModuleType) -> ModuleType:
        """A module as the submission sees it."""
        name = module.__name__
        if name not in PARTLY:
            return module
        if name not in self._parts:
            own: dict[str, Any] = {}
            if name == "operator":
                own["attrgetter"] = self._by_names(operator.attrgetter, dotted=True)
                own["methodcaller"] = self._by_names(operator.methodcaller, dotted=False)
            elif name == "io":
                own["open"] = self._open
            self._parts[name] = _Part(module, own, self.refuse)
        return self._parts[name]


class _Part(ModuleType):
    """A module of which a part is hidden."""

    def __init__(
        self, module: ModuleType, own: dict[str, Any], refuse: Callable[[str], NoReturn]
    ) -> None:
        super().__init__(module.__name__, module.__doc__)
        only, without = _ONLY.get(module.__name__), _WITHOUT.get(module.__name__, frozenset())

        def look(name: str) -> None:
            hidden = name in without if only is None else name not in only
            if hidden and hasattr(module, name):
                refuse(f"{module.__name__}.{name}")

        def get(name: str) -> Any:
            if name in own:
                return own[name]
            if name[:2] != "__":
                look(name)
            return getattr(module, name)

        def put(name: str, value: Any) -> None:
            look(name)
            setattr(module, name, value)

        vars(self).update({"@get": get, "@put": put})
        vars(self).pop("__loader__")
        vars(self).pop("__spec__")

    def __getattr__(self, name: str) -> Any:
        return vars(self)["@get"](name)

    def __setattr__(self, name: str, value: Any) -> None:
        vars(self)["@put"](name, value)
