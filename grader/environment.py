"""The clone's own environment, `.venv/<version>`: how it is made, kept up to date, and locked.

Knows only the standard library. Start reading at `Environment.ensure`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections import deque
from dataclasses import dataclass
from importlib.machinery import PathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# Settings that would have pip install elsewhere, or refuse to.
MISLEADING = ("PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "PYTHONPATH", "PYTHONHOME")


class SetupFailed(Exception):
    """The environment could not be made.

    Args:
        what: What was being done.
        why: What stood in the way, as the tools said it.
        next_step: What to type next.
    """

    def __init__(self, what: str, *, why: str, next_step: str) -> None:
        super().__init__(f"{what}\n  why:  {why}\n  next: {next_step}")


class Environment:
    """The clone's own environment for the running Python: `.venv/3.11`, `.venv/3.13t`, ...

    Its stamp says what it was made from, and is written last: one that was interrupted half way has
    none, and is made again from nothing.

    Args:
        clone: The folder with pyproject.toml.
    """

    def __init__(self, clone: Path) -> None:
        free_threaded = "t" if sysconfig.get_config_var("Py_GIL_DISABLED") else ""
        tag = f"{sys.version_info.major}.{sys.version_info.minor}{free_threaded}"
        self.clone = clone
        self.label = f".venv/{tag}"
        self.home = clone / ".venv" / tag
        self.python = self.home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.log = clone / ".venv" / f"{tag}.log"
        self.lock = clone / ".venv" / f"{tag}.lock"
        self.stamp = self.home / "threadlings.json"

    def ensure(self, *, extras: Sequence[str], whatever_the_stamp_says: bool = False) -> None:
        """Make the environment, or bring it up to date, unless it is.

        Args:
            extras: The extras that belong into it; those it has already stay.
            whatever_the_stamp_says: Install again even into one that looks complete.

        Raises:
            SetupFailed: It could not be made; the message says what to type next.
        """
        if self._is_current(extras) and not whatever_the_stamp_says:
            return
        try:
            self.home.parent.mkdir(exist_ok=True)
            with _locked(self.lock):
                # While this one waited for the lock, another may have made it.
                if whatever_the_stamp_says or not self._is_current(extras):
                    self._make(sorted({*extras, *self._has()}))
        except OSError as error:
            raise SetupFailed(
                f"threadlings could not write its environment, {self.label} in {self.clone}.",
                why=str(error),
                next_step="clone into a folder of your own, with 300 MB free; type the same there",
            ) from error

    def spoilt(self, why: str) -> SetupFailed:
        """Describe an environment that only making anew can mend."""
        remove = "rmdir /s /q" if os.name == "nt" else "rm -r"
        what = f"threadlings: the environment {self.label} is broken."
        next_step = f'{remove} "{self.home}"   and then type the same again'
        return SetupFailed(what, why=why, next_step=next_step)

    def _is_current(self, extras: Sequence[str]) -> bool:
        has = self._has()
        current = self._read_stamp() == self._stamp_of_now(sorted(has))
        return self.python.exists() and current and has >= {*extras}

    def _has(self) -> set[str]:
        extras = self._read_stamp().get("extras")
        return {*map(str, extras)} if isinstance(extras, list) else set()

    def _stamp_of_now(self, extras: Sequence[str]) -> dict[str, object]:
        pyproject = hashlib.sha256((self.clone / "pyproject.toml").read_bytes()).hexdigest()
        return {**self._place(), "pyproject": pyproject, "extras": list(extras)}

    def _place(self) -> dict[str, object]:
        """Say where this is: an environment does not survive the clone being moved elsewhere."""
        return {"clone": str(self.clone), "platform": sysconfig.get_platform()}

    def _read_stamp(self) -> dict[str, object]:
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return stamp if isinstance(stamp, dict) else {}

    def _make(self, extras: Sequence[str]) -> None:
        if self._read_stamp().items() >= self._place().items() and self._has_pip():
            say(f"threadlings: bringing {self.label} up to date ...")
        else:
            say(f"threadlings: making an environment in {self.label}, once, in half a minute ...")
            self._create()
        self.stamp.unlink(missing_ok=True)
        self._install(extras)
        written = self.stamp.with_suffix(".new")
        written.write_text(json.dumps(self._stamp_of_now(extras)), encoding="utf-8")
        written.replace(self.stamp)
        say(f"threadlings: {self.label} is ready")

    def _create(self) -> None:
        """Make an environment with pip in it, by the first way this machine allows."""
        # The Python beneath, for we may be running in the very environment that has to be remade.
        base = getattr(sys, "_base_executable", None) or sys.executable
        ways = (_with_ensurepip, _with_a_pip_from_elsewhere, _with_debians_pip, _with_another_tool)
        self.log.unlink(missing_ok=True)
        reasons = []
        for way in ways:
            if self.home.exists():
                shutil.rmtree(self.home)
            reason = way(base, self)
            if not reason and self._has_pip():
                return
            reasons.append(reason or "the new environment's pip does not start")
        shutil.rmtree(self.home, ignore_errors=True)
        raise SetupFailed(
            f"threadlings could not make an environment: {base} lacks what makes them.",
            why="\n        ".join(reasons),
            next_step=f"{_command_that_adds_venv()}   and then type the same again",
        )

    def _has_pip(self) -> bool:
        return self.python.exists() and self.run(self.python, "-I", "-m", "pip", "--version").ok

    def _install(self, extras: Sequence[str]) -> None:
        install = [
            "-I",
            "-m",
            "pip",
            "install",
            "--no-input",
            "--editable",
            f".[{','.join(extras)}]" if extras else ".",
        ]
        ended = self.run(self.python, *install, tell=_tell_progress)
        if not ended.ok:
            raise SetupFailed(
                f"threadlings could not install what it needs into {self.label}.\n"
                f"  What pip said is in {self.log}.",
                why=ended.reason,
                next_step="see to the network, and type the same again; pip takes a proxy from\n"
                "        HTTPS_PROXY, a mirror from PIP_INDEX_URL",
            )

    def run(self, *command: str | Path, tell: Callable[[str], None] | None = None) -> Ended:
        """Run a tool without input; what it prints goes into the log, and by lines to `tell`."""
        settings = {name: value for name, value in os.environ.items() if name not in MISLEADING}
        settings["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
        settings["PIP_USER"] = "0"  # a pip.conf may say `user = true`, which an environment refuses
        settings.setdefault("PIP_CACHE_DIR", str(self.clone / ".venv" / "cache"))
        last: deque[str] = deque(maxlen=2)
        errors: deque[str] = deque(maxlen=2)
        with self.log.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(map(str, command))}\n")
            log.flush()
            try:
                started = subprocess.Popen(
                    [str(word) for word in command],
                    cwd=self.clone,
                    env=settings,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    errors="replace",
                )
            except OSError as error:
                return Ended(ok=False, reason=str(error))
            with started as process:
                for line in process.stdout or ():
                    log.write(line)
                    if line.strip():
                        last.append(line.strip())
                    if line.strip().startswith("ERROR: "):  # pip goes on for some lines after it
                        errors.append(line.strip())
                    if tell:
                        tell(line)
        reason = " ".join(errors or last) or f"it ended with code {process.returncode}"
        return Ended(ok=process.returncode == 0, reason=reason)


@dataclass(frozen=True)
class Ended:
    """How a tool ended, and the last lines it printed."""

    ok: bool
    reason: str


def _with_ensurepip(base: str, environment: Environment) -> str:
    """Make an environment as `python3 -m venv` does.

    Returns:
        Why it did not work, or "". So do the other ways below.
    """
    if PathFinder.find_spec("ensurepip") is None:  # Debian has it in a package of its own
        return "the standard library's ensurepip is not installed"
    ended = environment.run(base, "-I", "-m", "venv", environment.home)
    return "" if ended.ok else f"venv: {ended.reason}"


def _with_a_pip_from_elsewhere(base: str, environment: Environment) -> str:
    """Make an environment without pip, and have any pip of this machine install one there."""
    pips = [[sys.executable, "-m", "pip"]] if PathFinder.find_spec("pip") else []
    pips += [[found] for name in ("pip3", "pip") if (found := shutil.which(name))]
    if not pips:
        return "there is no pip"
    ended = environment.run(base, "-I", "-m", "venv", "--without-pip", environment.home)
    if not ended.ok:
        return f"venv: {ended.reason}"
    for pip in pips:
        install = ["--python", str(environment.python), "install", "--no-input", "pip"]
        ended = environment.run(*pip, *install)
        if ended.ok:
            return ""
    return f"pip: {ended.reason}"


def _with_debians_pip(base: str, environment: Environment) -> str:
    """Make an environment without pip, and take it from Debian's package: no rights are needed."""
    if not shutil.which("dpkg-deb") or not shutil.which("apt-get"):
        return "this is no Debian"
    ended = environment.run(base, "-I", "-m", "venv", "--without-pip", environment.home)
    if not ended.ok:
        return f"venv: {ended.reason}"
    unpacked = environment.home / "debian"
    unpacked.mkdir()
    fetch = 'cd "$1" && apt-get download python3-pip-whl && dpkg-deb --extract python3-pip-*.deb .'
    ended = environment.run("sh", "-c", fetch, "sh", unpacked)
    for wheel in unpacked.glob("usr/share/python-wheels/pip-*.whl"):
        install = [f"{wheel}/pip", "install", "--no-index", str(wheel)]
        ended = environment.run(environment.python, "-I", *install)
    return "" if ended.ok else f"apt-get: {ended.reason}"


def _with_another_tool(base: str, environment: Environment) -> str:
    """Make an environment with uv or virtualenv, where either is at hand."""
    tools = {"uv": ["uv", "venv", "--quiet", "--seed"], "virtualenv": ["virtualenv", "--quiet"]}
    present = [command for name, command in tools.items() if shutil.which(name)]
    if not present:
        return "neither uv nor virtualenv is there"
    for command in present:
        ended = environment.run(*command, "--python", base, environment.home)
        if ended.ok:
            return ""
    return ended.reason


def _command_that_adds_venv() -> str:
    """Name the command that gives this machine's Python what it lacks."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if shutil.which("apt-get"):
        return f"sudo apt-get update && sudo apt-get install python{version}-venv"
    return f"install pip for {sys.executable} with the system's package manager"


def _tell_progress(line: str) -> None:
    """Pass on one short line for each package; the rest of what pip says is for the log."""
    verb, _, rest = line.strip().partition(" ")
    if verb == "Collecting":
        say("  " + rest.split(" (from ")[0])
    elif line.startswith("Installing collected packages"):
        say("  installing ...")


def say(text: str) -> None:
    """Write for a person. Standard output is not ours: `--json -` prints its document there."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the one lock of an environment; the system lets go of it however this process ends."""
    with path.open("a+b") as file:
        if not _try_lock(file.fileno(), wait=False):
            say("threadlings: another command is making the environment; waiting for it ...")
            while not _try_lock(file.fileno(), wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int, *, wait: bool) -> bool:
        try:
            os.lseek(descriptor, 0, os.SEEK_SET)
            # LK_LOCK waits for ten seconds, then gives up
            msvcrt.locking(descriptor, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int, *, wait: bool) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
