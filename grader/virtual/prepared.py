"""A namespace that one execution leaves to the next, put back as it was made.

Only for source that does nothing but define (`instrument/definitions.py`): there this cannot be
told from running it again, and costs a fraction.
"""

from __future__ import annotations

from abc import ABCMeta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Prepared:
    """The namespace of a module that has just been run, and the classes it defines.

    Attributes:
        namespace: The module's own, as its functions see it.
        steps: How many steps running it took: an execution that does not run it counts them too.
    """

    def __init__(self, namespace: dict[str, Any], steps: int) -> None:
        self.namespace = namespace
        self.steps = steps
        self._members = dict(namespace)
        self._values = list(namespace.values())
        classes = _own_classes(namespace["__name__"], namespace.values())
        self._classes = [(cls, dict(vars(cls)), list(vars(cls).values())) for cls in classes]

    @property
    def plain(self) -> bool:
        """Whether its classes keep nothing aside, as those of a metaclass may."""
        return all(type(cls) in (type, ABCMeta) for cls, _members, _values in self._classes)

    def put_back(self) -> bool:
        """Undoes what an execution did to the namespace and its classes.

        Returns:
            Whether it had changed a class.
        """
        namespace, members = self.namespace, self._members
        if not same(namespace, self._values):
            for name in [name for name in namespace if name not in members]:
                del namespace[name]
            namespace.update(members)
        changed = False
        for cls, was, values in self._classes:
            if not same(vars(cls), values):
                restore(cls, was)
                changed = True
        return changed


def same(now: Any, values: list[Any]) -> bool:
    """Whether a namespace holds the very same objects; the student's `__eq__` is not asked.

    Args:
        now: The namespace.
        values: What it held, in order.
    """
    found: list[Any] = list(now.values())
    if len(found) != len(values):
        return False
    for place in range(len(values)):  # noqa: SIM110 - compiled, a loop costs a fifth
        if found[place] is not values[place]:
            return False
    return True


def _own_classes(module: str, values: Iterable[Any]) -> Iterator[type]:
    for value in values:
        if isinstance(value, type) and value.__module__ == module:
            yield value
            yield from _own_classes(module, vars(value).values())


def restore(cls: type, members: dict[str, Any]) -> None:
    """Gives a class the members that it had.

    Args:
        cls: The class.
        members: What `vars` of it gave.
    """
    now = vars(cls)
    if same(now, list(members.values())):
        return
    for name in [name for name in now if name not in members]:
        delattr(cls, name)
    for name, value in members.items():
        if now.get(name) is not value and name not in ("__dict__", "__weakref__"):
            setattr(cls, name, value)
