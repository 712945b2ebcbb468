"""The promises that the project's own files make: tree, requirements, layers, CI."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GRADER = ROOT / "grader"
PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
REQUIREMENTS = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
PACKAGES = sorted({file.parent for file in GRADER.glob("*/*.py")})


def test_the_top_level_is_fixed():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    tops = {name.partition("/")[0] for name in listed.stdout.split()}
    visible = {name for name in tops if not name.startswith(".")}
    assert visible <= {"exercises", "solutions", "grader", "tests", "pyproject.toml", "README.md"}


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_is_a_name_and_the_least_version(requirement):
    form = r"[a-z-]+>=\d+(\.\d+)*(; sys_platform == '[a-z0-9]+')?"
    assert re.fullmatch(form, requirement), "bootstrap reads no other form"


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_a_requirement_has_its_reason_beside_it(requirement):
    assert re.search(rf'"{re.escape(requirement)}", +# \w+', PYPROJECT)


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_says_what_it_does(package):
    start = package / "__init__.py"
    assert start.is_file(), f"{package.name} has no __init__.py"
    assert ast.get_docstring(ast.parse(start.read_text(encoding="utf-8")))


def imported_modules(file):
    """Tell what a file imports when it is run, whichever function asks for it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def file_of(module):
    path = ROOT.joinpath(*module.split("."))
    candidates = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in candidates if file.is_file()), None)


def test_the_students_process_imports_no_third_party_but_greenlet():
    waiting = [GRADER / "sandbox" / "driver.py"]
    waiting += [
        file
        for name in ("engine", "virtual", "strategies", "explore")
        for file in (GRADER / name).rglob("*.py")
    ]
    reached, foreign = set(), {}
    while waiting:
        file = waiting.pop()
        if file in reached:
            continue
        reached.add(file)
        for module in imported_modules(file):
            top = module.partition(".")[0]
            if top == "grader":
                waiting += [found] if (found := file_of(module)) else []
            elif top not in sys.stdlib_module_names | {"greenlet", "mypy_extensions"}:
                # mypy_extensions is for mypy alone, under TYPE_CHECKING.
                foreign[top] = file.relative_to(ROOT).as_posix()
    assert foreign == {}
    names = {file.relative_to(GRADER).parts[0] for file in reached}
    assert not names & {"checking", "checks", "grading", "cli", "course", "explain", "integrations"}


@pytest.mark.parametrize("command", ["demo", "dev test"])
def test_the_readmes_commands_are_one_line_each(command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert f"python3 -m grader {command}" in readme


@pytest.mark.parametrize(
    "workflow", list((ROOT / ".github").glob("workflows/*.yml")), ids=lambda p: p.name
)
def test_actions_are_pinned_by_commit(workflow):
    text = workflow.read_text(encoding="utf-8")
    used = re.findall(r"uses: (.*)", text)
    assert used
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", action) for action in used), used
    assert "pull_request_target" not in text
    assert "\npermissions: {}" in text
