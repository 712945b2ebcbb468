"""Facts: misconceptions about threads that show in a program's text."""

from __future__ import annotations

import ast
from typing import TypeAlias, TypeGuard

from grader.virtual.instrument.walking import walk
from grader.virtual.observations import Observation

FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef

_MODERN = {
    "activeCount": "active_count",
    "currentThread": "current_thread",
    "getName": "name",
    "setName": "name",
    "isDaemon": "daemon",
    "setDaemon": "daemon",
    "notifyAll": "notify_all",
    "isSet": "is_set",
}
"""Deprecated since 3.10 (bpo-43723), with what to write today."""

_THREADS_OWN = frozenset({
    "_args", "_daemonic", "_handle", "_ident", "_initialized", "_is_stopped", "_kwargs", "_name",
    "_native_id", "_started", "_stop", "_target", "_tstate_lock", "_delete", "_bootstrap",
    "_stderr",
})  # fmt: skip
"""Attributes that `threading.Thread` itself uses."""

_MUTABLE = frozenset({"list", "dict", "set", "deque", "defaultdict", "Counter"})
_CHANGING = frozenset({
    "add", "append", "appendleft", "clear", "extend", "insert", "pop", "popleft", "remove",
    "setdefault", "update",
})  # fmt: skip
"""Methods that change a container."""

_LOCKS = frozenset({"Lock", "RLock", "Condition", "Semaphore", "BoundedSemaphore"})


def look_at(tree: ast.Module) -> list[Observation]:
    """What the text of a module shows, in order of lines."""
    finder = _Finder(_thread_classes(tree))
    finder.visit(tree)
    return finder.found


def may_patch(tree: ast.Module) -> bool:
    """Whether a module may change classes of the standard library.

    It stores to an attribute of something imported.
    """
    imported: set[str] = set()
    for node in walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            imported |= {alias.asname or alias.name.partition(".")[0] for alias in node.names}
    for node in walk(tree):
        if isinstance(node, ast.Name) and node.id in ("setattr", "delattr", "vars"):
            return True
        if isinstance(node, ast.Attribute) and (
            node.attr == "__dict__" or not isinstance(node.ctx, ast.Load)
        ):
            root: ast.expr = node.value
            while isinstance(root, ast.Attribute):
                root = root.value
            if node.attr == "__dict__" or (isinstance(root, ast.Name) and root.id in imported):
                return True
    return False


def _name(node: ast.AST) -> str:
    """The last part of a dotted name."""
    return (
        node.attr
        if isinstance(node, ast.Attribute)
        else node.id
        if isinstance(node, ast.Name)
        else ""
    )


def _thread_classes(tree: ast.Module) -> set[str]:
    """Names of the classes that are threads, directly or through others of the module."""
    threads = {"Thread", "Timer"}
    classes = [node for node in walk(tree) if isinstance(node, ast.ClassDef)]
    for _round in classes:
        threads |= {
            node.name for node in classes if any(_name(base) in threads for base in node.bases)
        }
    return threads


def _calls(node: ast.AST, method: str) -> list[ast.Call]:
    return [
        each
        for each in walk(node)
        if isinstance(each, ast.Call)
        and isinstance(each.func, ast.Attribute)
        and each.func.attr == method
    ]


def _is_super_init(node: ast.AST) -> bool:
    if not (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "__init__"
    ):
        return False
    owner = node.func.value
    return (isinstance(owner, ast.Call) and _name(owner.func) == "super") or isinstance(
        owner, ast.Name | ast.Attribute
    )


def _targets(statement: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return statement.targets if isinstance(statement, ast.Assign) else [statement.target]


def _is_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return _name(value.func) in _MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)


def _is_class(node: ast.expr, name: str) -> bool:
    """Whether an expression is the class around it: `Account`, `cls`, `type(self)`."""
    if isinstance(node, ast.Call):
        return _name(node.func) == "type"
    return _name(node) in (name, "cls", "__class__")


def _is_counting(node: ast.AST) -> TypeGuard[ast.AugAssign]:
    """`Account.made += 1` in `__init__` numbers the objects: a class may well keep that."""
    return isinstance(node, ast.AugAssign) and isinstance(node.value, ast.Constant)


def _may_not_happen(node: ast.AST) -> TypeGuard[ast.If]:
    """`if given is not None: self.items = given`: else the class's own stays in use."""
    return isinstance(node, ast.If) and not node.orelse


def _filled(node: ast.AST) -> str:
    """The attribute whose container a node changes: `self.items.append(x)`, `self.items[0] = x`."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        changed = node.func.value if node.func.attr in _CHANGING else None
    elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        changed = node.value
    else:
        changed = None
    return changed.attr if isinstance(changed, ast.Attribute) else ""


class _Finder(ast.NodeVisitor):
    def __init__(self, threads: set[str]) -> None:
        self._threads = threads
        self.found: list[Observation] = []

    def _add(self, what: str, node: ast.AST, detail: str = "") -> None:
        self.found.append(Observation(what, getattr(node, "lineno", 0), "", detail))

    # -- classes

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self._class_statement(node, statement)
        self._kept_on_class(node)
        if node.name in self._threads:
            self._thread_class(node)
        self.generic_visit(node)

    def _class_statement(self, node: ast.ClassDef, statement: ast.stmt) -> None:
        value = statement.value if isinstance(statement, ast.Assign | ast.AnnAssign) else None
        if value is None:
            return
        assert isinstance(statement, ast.Assign | ast.AnnAssign)
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        name = _name(targets[0])
        if isinstance(value, ast.Call) and _name(value.func) in _LOCKS:
            self._add("one_lock_for_all_instances", statement, f"{node.name}.{name}")

    def _kept_on_class(self, node: ast.ClassDef) -> None:
        """Where a class's own value changes: stored through the class, or a container filled."""
        containers = {
            _name(target)
            for statement in node.body
            if isinstance(statement, ast.Assign | ast.AnnAssign) and _is_container(statement.value)
            for target in _targets(statement)
        }
        stored = [
            each
            for each in walk(node)
            if isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store)
        ]
        perhaps = {id(each) for part in walk(node) if _may_not_happen(part) for each in walk(part)}
        containers -= {
            each.attr for each in stored if _name(each.value) == "self" and id(each) not in perhaps
        }
        counting = {
            id(each.target)
            for method in node.body
            if isinstance(method, ast.FunctionDef) and method.name == "__init__"
            for each in walk(method)
            if _is_counting(each)
        }
        for each in stored:
            if _is_class(each.value, node.name) and id(each) not in counting:
                self._add("class_attribute", each, f"{node.name}.{each.attr}")
        for part in walk(node):
            filled = _filled(part)
            if filled in containers:
                self._add("class_attribute", part, f"{node.name}.{filled}")

    def _thread_class(self, node: ast.ClassDef) -> None:
        methods = {each.name: each for each in node.body if isinstance(each, ast.FunctionDef)}
        if "start" in methods:
            self._add("overrode_start", methods["start"], node.name)
        if "run" not in methods:
            self._add("no_run", node, node.name)
        else:
            for each in walk(methods["run"]):
                if isinstance(each, ast.Return) and each.value is not None:
                    self._add("returned_from_run", each, node.name)
                if (
                    isinstance(each, ast.Attribute)
                    and isinstance(each.ctx, ast.Store)
                    and each.attr == "name"
                    and _name(each.value) == "self"
                ):
                    self._add("named_after_start", each, node.name)
        initialiser = methods.get("__init__")
        if initialiser is not None:
            self._initialiser(node, initialiser)
        for method in methods.values():
            if method.name in _THREADS_OWN:
                self._add("shadowed_thread_attribute", method, method.name)
            for each in walk(method):
                if (
                    isinstance(each, ast.Attribute)
                    and isinstance(each.ctx, ast.Store)
                    and each.attr in _THREADS_OWN
                ):
                    self._add("shadowed_thread_attribute", each, each.attr)

    def _initialiser(self, node: ast.ClassDef, method: ast.FunctionDef) -> None:
        supers = [each for each in walk(method) if _is_super_init(each)]
        if not supers:
            self._add("forgot_super_init", method, node.name)
            return
        first = min(each.lineno for each in supers)  # type: ignore[attr-defined]  # calls have lines
        for each in walk(method):
            if (
                not isinstance(each, ast.Attribute)
                or each.lineno >= first
                or _name(each.value) != "self"
            ):
                continue
            if each.attr == "name":
                self._add("name_before_super", each, node.name)
            if each.attr in ("name", "daemon", "start", "ident"):
                self._add("super_init_late", each, each.attr)
        for call in _calls(method, "start"):
            if isinstance(call.func, ast.Attribute) and _name(call.func.value) in ("self", ""):
                self._add("started_in_init", call, node.name)

    # -- functions

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None and _is_container(default):
                self._add("mutable_default", default, node.name)
        self.generic_visit(node)

    # -- statements and expressions

    def visit_Assign(self, node: ast.Assign) -> None:
        self._result_used(node.value)
        self.generic_visit(node)

    def _result_used(self, value: ast.expr) -> None:
        if isinstance(value, ast.ListComp):
            value = value.elt
        if not (isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute)):
            return
        owner = value.func.value
        if value.func.attr == "start" and isinstance(owner, ast.Call) and not value.args:
            self._add("start_result_used", value)
        joins = value.func.attr == "join" and not isinstance(owner, ast.Constant)
        if joins and (not value.args or isinstance(value.args[0], ast.Constant)):
            self._add("took_join_result", value)

    def visit_If(self, node: ast.If) -> None:
        self._asked(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self._asked(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._asked(node.test)
        self.generic_visit(node)

    def _asked(self, test: ast.expr) -> None:
        """What a condition asks."""
        while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            test = test.operand
        self._result_used(test)
        if isinstance(test, ast.Attribute) and test.attr in ("is_alive", "is_set"):
            self._add("forgot_brackets", test, test.attr)

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is not None:
            self._result_used(node.value)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if _name(node.func) in self._threads or _is_super_init(node):
            for keyword in node.keywords:
                if (
                    keyword.arg == "target"
                    and isinstance(keyword.value, ast.Call)
                    and _name(keyword.value.func) != "partial"
                ):
                    self._add("called_target", node, ast.unparse(keyword.value)[:40])
        name = _name(node.func)
        if name in _MODERN and (not node.args or name in ("setName", "setDaemon")):
            self._add("deprecated_name", node, f"{name} -> {_MODERN[name]}")
        if name == "append":
            for argument in node.args:
                self._result_used(argument)
        if name == "locked" and not node.args:
            self._add("asked_whether_locked", node)
        if name == "isAlive":
            self._add("removed_name", node, "isAlive")
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        joins = [
            call
            for call in _calls(node, "join")
            if not isinstance(getattr(call.func, "value", None), ast.Constant)
        ]
        if joins and _calls(node, "start"):
            self._add("joined_in_start_loop", joins[0])
        loop_names = {each.id for each in walk(node.target) if isinstance(each, ast.Name)}
        for each in walk(node):
            if isinstance(each, ast.Lambda):
                own = {argument.arg for argument in each.args.args}
                used = {name.id for name in walk(each.body) if isinstance(name, ast.Name)}
                if (used - own) & loop_names:
                    self._add("late_binding", each, ", ".join(sorted((used - own) & loop_names)))
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        if any(isinstance(each, ast.Is | ast.IsNot) for each in node.ops):
            sides = (node.left, *node.comparators)
            plain = all(
                not (isinstance(each, ast.Constant) and each.value in (None, True, False))
                for each in sides
            )
            if plain and any(
                _name(each) in ("name", "getName") or isinstance(each, ast.Constant)
                for each in sides
            ):
                self._add("compared_identity", node, ast.unparse(node)[:40])
        self.generic_visit(node)
