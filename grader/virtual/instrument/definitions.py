"""Whether a module does nothing but define: then one execution's namespace serves the next as well.

Running a module afresh for each execution costs more than the execution itself: classes are dear to
make, and the interpreter's inline caches know only the old ones. A module that only imports,
defines functions and classes, and names values that cannot change looks the same each time.
"""

from __future__ import annotations

import ast

from grader.virtual.instrument.walking import walk

_PURE_CALLS = frozenset({"NewType", "ParamSpec", "TypeVar", "field", "frozenset", "namedtuple"})
"""Functions that may be called at the top: what they make cannot change, or is a description."""
_PURE_DECORATORS = frozenset({
    "abstractmethod", "classmethod", "contextmanager", "dataclass", "deleter", "final", "getter",
    "override", "property", "setter", "staticmethod", "total_ordering",
})  # fmt: skip
_HOOKS = frozenset({"__init_subclass__", "__set_name__", "__class_getitem__", "__getattr__"})
"""Methods that run while classes are made or looked at."""
_STATEFUL_BASES = frozenset({"Enum", "Flag", "IntEnum", "IntFlag", "StrEnum"})
"""Classes whose classes hold objects of their own."""


def only_defines(tree: ast.Module) -> bool:
    """Whether running a module makes only functions, classes and constants, and changes nothing."""
    own = {
        node.name
        for node in walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
    }
    if own & (_PURE_CALLS | _HOOKS):
        return False
    return all(_defines(statement) for statement in tree.body)


def _defines(statement: ast.stmt) -> bool:
    match statement:
        case ast.Import() | ast.ImportFrom() | ast.Pass():
            return True
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            arguments = statement.args
            annotations = [each.annotation for each in _arguments(arguments)]
            return (
                all(map(_decorates, statement.decorator_list))
                and all(
                    default is None or _is_constant(default)
                    for default in (*arguments.defaults, *arguments.kw_defaults)
                )
                and not any(map(_calls, (*annotations, statement.returns)))
            )
        case ast.ClassDef():
            return (
                not statement.keywords
                and all(map(_decorates, statement.decorator_list))
                and all(map(_is_base, statement.bases))
                and all(map(_defines, statement.body))
            )
        case ast.Assign():
            return all(map(_is_name, statement.targets)) and _is_constant(statement.value)
        case ast.AnnAssign():
            return (
                _is_name(statement.target)
                and not _calls(statement.annotation)
                and (statement.value is None or _is_constant(statement.value))
            )
        case ast.Expr():
            return isinstance(statement.value, ast.Constant)
        case ast.If():
            return _is_main_guard(statement.test) or (
                _is_constant(statement.test)
                and all(map(_defines, (*statement.body, *statement.orelse)))
            )
        case _:
            return False


def _arguments(arguments: ast.arguments) -> list[ast.arg]:
    starred = [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, *starred]


def _calls(annotation: ast.expr | None) -> bool:
    return annotation is not None and any(isinstance(node, ast.Call) for node in walk(annotation))


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _decorates(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        if not all(_is_constant(each.value) for each in node.keywords) or node.args:
            return False
        node = node.func
    return _last_name(node) in _PURE_DECORATORS


def _is_base(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        node = node.value
    name = _last_name(node)
    return bool(name) and name not in _STATEFUL_BASES


def _is_name(node: ast.expr) -> bool:
    if isinstance(node, ast.Tuple):
        return all(map(_is_name, node.elts))
    return isinstance(node, ast.Name)


def _is_constant(node: ast.expr) -> bool:
    """Whether an expression gives the same value each time, and one that cannot change."""
    match node:
        case ast.Constant() | ast.Name() | ast.Attribute():
            return True
        case ast.Tuple():
            return all(map(_is_constant, node.elts))
        case ast.UnaryOp():
            return _is_constant(node.operand)
        case ast.BinOp():
            return _is_constant(node.left) and _is_constant(node.right)
        case ast.Compare():
            return all(map(_is_constant, (node.left, *node.comparators)))
        case ast.Subscript():
            return _is_constant(node.value) and _is_constant(node.slice)
        case ast.Call():
            return (
                _last_name(node.func) in _PURE_CALLS
                and all(map(_is_constant, node.args))
                and all(_is_constant(each.value) for each in node.keywords)
            )
        case _:
            return False


def _is_main_guard(test: ast.expr) -> bool:
    """`__name__ == "__main__"`, which does not hold where this is asked."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and test.left.id == "__name__"
        and len(test.comparators) == 1
        and isinstance(test.comparators[0], ast.Constant)
        and test.comparators[0].value == "__main__"
    )
