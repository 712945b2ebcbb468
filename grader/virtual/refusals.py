"""Why a program cannot be explored, and the module that says what it lacks."""

from __future__ import annotations

import difflib
from pathlib import Path
from types import ModuleType
from typing import Any


class Refused(Exception):
    """The program cannot be explored at all.

    Args:
        reason: One of the closed list in the contract.
        message: For the student.
        line: In the student's file, where known.
    """

    def __init__(self, reason: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.line = line


class MissingName(AttributeError):
    """A check asked for a name that the student's module lacks."""


class ForbiddenImport(ImportError):
    """The student's module imports what the exercise does not allow."""


class StudentModule(ModuleType):
    """The student's module, which says what it lacks."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        file = Path(str(vars(self).get("__file__") or self.__name__)).name
        near = difflib.get_close_matches(
            name, [each for each in vars(self) if not each.startswith("_")], 1, 0.6
        )
        hint = f" Did you mean `{near[0]}`?" if near else ""
        raise MissingName(f"{file} has no `{name}`.{hint}", name=name, obj=self)
