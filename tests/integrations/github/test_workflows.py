"""Every workflow and action, the project's own and those for others, passes the tools that know."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
RELEASE = ROOT / "grader" / "cli" / "release"
WORKFLOWS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    *sorted((RELEASE / "template" / ".github" / "workflows").glob("*.yml")),
    *sorted((RELEASE / "instructor").glob("*.yml")),
]
ACTIONS = sorted((RELEASE / "template" / ".github" / "actions").glob("*/action.yml"))
ALL = [*WORKFLOWS, *ACTIONS]


def tool(name: str) -> str:
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.defpath}")
    if found is None:
        pytest.skip(f"{name} is in the extra `github`")
    return found


def tell(*command: str | Path) -> tuple[int, str]:
    ended = subprocess.run(
        [str(each) for each in command], capture_output=True, text=True, check=False, timeout=60
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_all_are_here() -> None:
    names = {path.name for path in ALL}
    assert names == {"ci.yml", "release.yml", "grade.yml", "grade-class.yml", "action.yml"}


@pytest.mark.slow
def test_workflows_say_what_workflows_may_say() -> None:
    assert tell(tool("actionlint"), *WORKFLOWS) == (0, "")


@pytest.mark.slow
def test_nothing_lets_others_in() -> None:
    code, told = tell(tool("zizmor"), "--offline", "--no-progress", *ALL)
    assert code == 0, told
    assert "No findings to report" in told


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "files"),
    [("vendor.github-workflows", WORKFLOWS), ("vendor.github-actions", ACTIONS)],
)
def test_all_have_the_published_form(schema: str, files: list[Path]) -> None:
    code, told = tell(tool("check-jsonschema"), "--builtin-schema", schema, *files)
    assert code == 0, told


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_actions_of_others_are_pinned_by_commit(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    others = [each for each in used if not each.startswith("./")]
    assert others
    pinned = r"[\w-]+(/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+"
    assert [each for each in others if not re.fullmatch(pinned, each)] == []


def test_one_action_has_one_pin() -> None:
    used = {each for path in ALL for each in re.findall(r"uses: (\w.*)", path.read_text("utf-8"))}
    names = [each.partition("@")[0] for each in used]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_nothing_but_what_its_jobs_say(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "\npermissions: {}" in text
    assert "pull_request_target" not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    jobs = text.partition("\njobs:\n")[2]
    assert len(re.findall(r"^  \w+:$", jobs, re.MULTILINE)) == jobs.count("timeout-minutes:")


def test_where_students_code_runs_there_is_no_token_and_no_secret() -> None:
    text = (RELEASE / "instructor" / "grade-class.yml").read_text("utf-8")
    job = re.search(r"^  grade:\n.*?(?=^  \w+:\n)", text, re.MULTILINE | re.DOTALL)
    assert job
    assert "permissions: {}" in job[0]
    for word in ("secrets.", "github.token", "TOKEN", "checkout@"):
        assert word not in job[0]
    assert "autograde" in job[0]
    assert text.count("autograde") == 1
