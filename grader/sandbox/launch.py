"""How the student process is started: nothing of the judge's surroundings comes along."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader import compiled
from grader.errors import GraderBug

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOOT = (
    "import json,sys;"
    "config=json.loads(sys.argv[1]);"
    "sys.path+=config['path'];"
    "import importlib;"
    "importlib.import_module(config['main']).main(config)"
)


@dataclass(frozen=True, kw_only=True)
class Launch:
    """What the student process is made of.

    Args:
        answer: What answers requests there, as "module:function".
        path: Further directories to import it from.
    """

    answer: str = "grader.explore.wire:answer"
    path: Sequence[Path] = ()

    def command(self, main: str, *, homes: Sequence[str] | None = None, **config: Any) -> list[str]:
        """Return the command line that runs `main` there.

        `-I` would ignore PYTHONHASHSEED, so its parts are given one by one; `-S` because a .pth
        file of the surrounding installation is no business of a student's process.

        Args:
            main: The module whose `main(config)` runs.
            homes: From where the grader and greenlet are imported there; by default from where
                they are here.
            config: Plain values for it.
        """
        found = homes_here() if homes is None else homes
        directories = [str(directory) for directory in (*found, *self.path)]
        document = {"main": main, "answer": self.answer, "path": directories, **config}
        return [sys.executable, "-s", "-P", "-S", "-X", "utf8", "-c", _BOOT, json.dumps(document)]


def environment() -> dict[str, str]:
    """Return the student process's whole environment."""
    kept = (
        {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if sys.platform == "win32" else {}
    )  # Windows can't start without
    if os.environ.get(compiled.ENGINE) == compiled.PYTHON:
        kept[compiled.ENGINE] = compiled.PYTHON
    return {"PYTHONHASHSEED": "0", **kept}


def homes_here() -> list[Path]:
    """Return the folders from which the grader and greenlet are imported.

    Raises:
        GraderBug: One of them cannot be found.
    """
    homes = []
    for package in ("grader", "greenlet"):
        found = importlib.util.find_spec(package)
        if found is None or found.origin is None:
            msg = f"The package {package} can't be found, and the student process needs it."
            raise GraderBug(
                msg,
                next_step="Install threadlings again; if that doesn't help, please report this.",
            )
        homes.append(Path(found.origin).resolve().parent.parent)
    return list(dict.fromkeys(homes))
