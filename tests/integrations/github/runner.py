"""Runs a repository's workflow here, by act, and reads what it told GitHub."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.integrations.github.repository import Repository

ACT = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
RELEASE = Path(__file__).resolve().parents[3] / "grader" / "cli" / "release"
STANDINS = Path(__file__).with_name("actions")
_SECONDS = 120


@dataclass(frozen=True)
class Run:
    """What a run of a workflow gave.

    Args:
        code: What act ended with.
        lines: What it logged, a document each.
        artifacts: The folder of artifacts.
    """

    code: int
    lines: list[dict[str, Any]]
    artifacts: Path

    @property
    def outputs(self) -> dict[str, str]:
        """The outputs of all steps."""
        told = [each for each in self.lines if each.get("command") == "set-output"]
        return {each["name"]: each["arg"] for each in told}

    @property
    def summary(self) -> str:
        """The summary of the job."""
        told = [each for each in self.lines if each.get("command") == "summary"]
        return "\n".join(each["content"] for each in told)

    @property
    def annotations(self) -> list[str]:
        """The annotations that were made."""
        kinds = ("error", "warning", "notice")
        told = [each for each in self.lines if each.get("command") in kinds]
        return [each["raw"].rstrip("\n") for each in told]

    @property
    def printed(self) -> str:
        """What steps printed that was no command that was obeyed."""
        return "".join(each["msg"] for each in self.lines if each.get("raw_output"))

    @property
    def commands(self) -> set[str]:
        """The names of the commands that were obeyed."""
        return {each["command"] for each in self.lines if "command" in each}

    @property
    def log(self) -> str:
        """All that was printed."""
        return "\n".join(each.get("msg", "") for each in self.lines)


def push(repository: Repository, folder: Path, *options: str, **environ: str) -> Run:
    """Run the workflows that a push starts.

    Args:
        repository: The repository.
        folder: Where act may keep what it needs.
        options: Others of act.
        environ: What every step finds in its environment, too.
    """
    return run_event("push", repository.root, folder, *options, **environ)


def run_event(event: str, root: Path, folder: Path, *options: str, **environ: str) -> Run:
    """Run the workflows that an event starts.

    Args:
        event: As `workflow_dispatch`.
        root: The repository.
        folder: Where act may keep what it needs.
        options: Others of act.
        environ: What every step finds in its environment, too.
    """
    artifacts = folder / "artifacts"
    ended = subprocess.run(
        [
            str(ACT),
            event,
            "--json",
            *options,
            "--platform=ubuntu-latest=-self-hosted",
            "--platform=ubuntu-24.04=-self-hosted",
            *(f"--local-repository={pin}={STANDINS / name}" for name, pin in _pins().items()),
        ],
        cwd=root,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "THREADLINGS_ARTIFACTS": str(artifacts),
            **environ,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    lines = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    assert lines, ended.stderr
    return Run(ended.returncode, lines, artifacts)


def _pins() -> dict[str, str]:
    """Return the actions of others that the templates use, as they are pinned there."""
    texts = [path.read_text("utf-8") for path in RELEASE.rglob("*.yml")]
    used = {each for text in texts for each in re.findall(r"uses: (actions/[\w-]+@\w+)", text)}
    return {each.partition("/")[2].partition("@")[0]: each for each in sorted(used)}
