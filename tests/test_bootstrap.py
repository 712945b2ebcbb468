"""A fresh clone sets itself up: real environments of a tiny project, made without a network."""

import ast
import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader import bootstrap
from grader.environment import Ended, Environment, SetupFailed

GRADER = Path(bootstrap.__file__).parent

# The tiny project needs itself: no Python has it, and installing it needs nothing from elsewhere.
PYPROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "tiny"
version = "1.0"
dependencies = ["tiny>=1.0"]
[project.optional-dependencies]
dev = ["tiny>=1.0"]
"""
BACKEND = """\
import pathlib, zipfile
def build_editable(folder, config_settings=None, metadata_directory=None):
    name, info = "tiny-1.0-py3-none-any.whl", "tiny-1.0.dist-info"
    files = {
        "tiny.pth": str(pathlib.Path.cwd()),
        f"{info}/METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n"
        "Requires-Dist: tiny\\nProvides-Extra: dev\\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: tiny\\n"
        "Root-Is-Purelib: true\\nTag: py3-none-any\\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\\n" for file in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(pathlib.Path(folder, name), "w") as wheel:
        for file, text in files.items():
            wheel.writestr(file, text)
    return name
"""
MAIN = "import sys\ndef main(): print(sys.prefix, *sys.argv[1:]); return 7\n"


def write_clone(folder):
    (folder / "grader" / "cli").mkdir(parents=True)
    for name in ("__init__.py", "__main__.py", "bootstrap.py", "environment.py"):
        shutil.copy(GRADER / name, folder / "grader")
    (folder / "grader" / "cli" / "__init__.py").touch()
    (folder / "grader" / "cli" / "main.py").write_text(MAIN)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "backend.py").write_text(BACKEND)
    return folder


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    return write_clone(tmp_path_factory.mktemp("a clone with spaces"))


def start(clone, *arguments, python=sys.executable):
    settings = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(
        [python, "-m", "grader", *arguments],
        cwd=clone,
        env=settings,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def typed(clone, *arguments, **options):
    """Type a command in the clone; return its output, and what was said meanwhile."""
    process = start(clone, *arguments, **options)
    out, said = process.communicate()
    assert process.returncode == 7, said
    return out, said


@pytest.mark.slow
class TestFreshClone:
    def test_two_at_once_make_one_environment_and_both_run_in_it(self, clone):
        both = [start(clone, "check", "--json", word) for word in ("a", "b")]
        outputs, said = zip(*(process.communicate() for process in both), strict=True)
        home = Environment(clone).home
        assert outputs == (f"{home} check --json a\n", f"{home} check --json b\n")
        assert "".join(said).count("making an environment") == 1

    def test_the_next_start_makes_nothing(self, clone):
        typed(clone, "demo")
        assert typed(clone, "demo") == (f"{Environment(clone).home} demo\n", "")

    def test_dev_commands_add_the_tools(self, clone):
        _, said = typed(clone, "dev", "test")
        assert "bringing" in said
        assert json.loads(Environment(clone).stamp.read_text())["extras"] == sorted(
            bootstrap.extras_for(["dev", "test"])
        )
        assert typed(clone, "dev", "test")[1] == ""

    def test_fast_tests_need_the_tools_alone(self):
        assert bootstrap.extras_for(["demo"]) == ()
        assert bootstrap.extras_for(["dev", "check"]) == ("dev",)
        assert bootstrap.extras_for(["dev", "test", "--fast"]) == ("dev",)
        assert bootstrap.extras_for(["dev", "test", "--only", "lint"]) == ("dev",)
        assert {"dev", "nbgrader"} < {*bootstrap.extras_for(["dev", "test"])}

    def test_one_that_was_not_finished_is_made_again(self, clone):
        typed(clone, "demo")
        environment = Environment(clone)
        environment.stamp.unlink()
        left_over = environment.home / "left over"
        left_over.touch()
        _, said = typed(clone, "demo")
        assert "making an environment" in said
        assert not left_over.exists()

    def test_a_changed_pyproject_is_installed(self, clone):
        typed(clone, "demo")
        with (clone / "pyproject.toml").open("a") as file:
            file.write("# changed\n")
        assert "bringing" in typed(clone, "demo")[1]
        assert typed(clone, "demo")[1] == ""

    def test_what_was_taken_out_is_put_back(self, clone):
        typed(clone, "demo")
        environment = Environment(clone)
        environment.run(environment.python, "-m", "pip", "uninstall", "--yes", "tiny")
        _, said = typed(clone, "demo", python=str(environment.python))
        assert "bringing" in said

    def test_one_without_its_python_is_made_again(self, clone):
        typed(clone, "demo")
        Environment(clone).python.unlink()
        assert "making an environment" in typed(clone, "demo")[1]


def test_nothing_happens_where_all_is_there(tmp_path, capsys):
    write_clone(tmp_path)
    (tmp_path / "pyproject.toml").write_text(PYPROJECT.replace("tiny>=1.0", "pytest>=8.0"))
    bootstrap.prepare(["dev", "test"], clone=tmp_path)
    assert capsys.readouterr() == ("", "")
    assert not (tmp_path / ".venv").exists()


def test_an_installed_package_without_a_clone_is_left_alone(tmp_path):
    bootstrap.prepare(["demo"], clone=tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("requirement", "met"),
    [("pytest>=8.0", True), ("pytest>=8", True), ("pytest>=999.0", False), ("no-such>=1", False)],
)
def test_missing_compares_versions_as_numbers(tmp_path, requirement, met):
    (tmp_path / "pyproject.toml").write_text(f'[project]\ndependencies = ["{requirement}"]\n')
    assert bootstrap.missing(tmp_path, extras=()) == ([] if met else [requirement])


def test_no_way_to_make_an_environment_tells_all_that_stood_in_the_way(tmp_path, monkeypatch):
    write_clone(tmp_path)
    monkeypatch.setattr(Environment, "run", lambda *_, **__: Ended(ok=False, reason="not today"))
    monkeypatch.setattr(shutil, "which", lambda name: name if name != "virtualenv" else None)
    with pytest.raises(SetupFailed) as failure:
        Environment(tmp_path).ensure(extras=())
    told = str(failure.value)
    assert "could not make an environment" in told
    assert told.count("not today") == 4
    assert "next: sudo apt-get update && sudo apt-get install python3" in told
    assert not Environment(tmp_path).home.exists()


def test_a_failed_installation_says_what_pip_said(tmp_path, monkeypatch, capsys):
    write_clone(tmp_path)

    def run(_, *command, **__):
        return Ended(ok="install" not in command, reason="ERROR: No matching distribution")

    monkeypatch.setattr(Environment, "run", run)
    monkeypatch.setattr(Environment, "_has_pip", lambda _: True)
    with pytest.raises(SystemExit, match="2"):
        bootstrap.prepare(["demo"], clone=tmp_path)
    told = capsys.readouterr().err
    assert "could not install" in told
    assert "why:  ERROR: No matching distribution" in told
    assert "next: see to the network" in told


def test_an_unwritable_clone_says_so(tmp_path, capsys):
    write_clone(tmp_path)
    (tmp_path / ".venv").write_text("a file where the folder should be")
    with pytest.raises(SystemExit, match="2"):
        bootstrap.prepare(["demo"], clone=tmp_path)
    assert "could not write its environment" in capsys.readouterr().err


def test_it_never_starts_itself_for_ever(tmp_path, monkeypatch, capsys):
    write_clone(tmp_path)
    monkeypatch.setenv(bootstrap.HANDED_OVER, "2")
    with pytest.raises(SystemExit, match="2"):
        bootstrap.prepare(["demo"], clone=tmp_path)
    assert "still lacks tiny>=1.0" in capsys.readouterr().err


def test_a_broken_dependency_is_told_and_a_fault_of_ours_is_passed_on(capsys):
    with pytest.raises(SystemExit, match="2"):
        bootstrap.explain(ImportError("wrong ELF class", name="greenlet._greenlet"))
    assert "wrong ELF class" in capsys.readouterr().err
    with pytest.raises(ImportError):
        bootstrap.explain(ImportError("no such name", name="grader.cli"))


@pytest.mark.parametrize("name", ["__init__.py", "__main__.py"])
def test_what_an_old_python_reads_has_nothing_new_in_it(name):
    tree = ast.parse((GRADER / name).read_text(encoding="ascii"), feature_version=(3, 4))
    new = (ast.FunctionDef, ast.AnnAssign, ast.JoinedStr, ast.NamedExpr)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]


def test_an_old_python_is_told_what_is_needed(monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match="2"):
        runpy.run_path(str(GRADER / "__main__.py"), run_name="__main__")
    told = capsys.readouterr().err
    assert "needs Python 3.11 or newer" in told
    assert sys.executable in told
