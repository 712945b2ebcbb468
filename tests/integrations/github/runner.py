"""Runs a repository's workflow here, by act, and reads what it told GitHub."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.integrations.github.repository import Repository

ACT = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
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


def push(repository: Repository, folder: Path) -> Run:
    """Run the workflows that a push starts.

    Args:
        repository: The repository.
        folder: Where act may keep what it needs.
    """
    artifacts = folder / "artifacts"
    pins = [
        ("actions/checkout", "de0fac2e4500dabe0009e67214ff5f5447ce83dd"),
        ("actions/setup-python", "a309ff8b426b58ec0e2a45f0f869d46889d02405"),
        ("actions/upload-artifact", "043fb46d1a93c77aae656e7c1c64a875d1fc6a0a"),
    ]
    standins = [
        f"--local-repository={name}@{commit}={STANDINS / name.partition('/')[2]}"
        for name, commit in pins
    ]
    ended = subprocess.run(
        [str(ACT), "push", "--json", "-P", "ubuntu-latest=-self-hosted", *standins],
        cwd=repository.root,
        env={
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "THREADLINGS_ARTIFACTS": str(artifacts),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=_SECONDS,
    )
    lines = [json.loads(line) for line in ended.stdout.splitlines() if line.startswith("{")]
    assert lines, ended.stderr
    return Run(ended.returncode, lines, artifacts)
