"""What students are released: it works, it is the same every time, and it gives nothing away."""

from __future__ import annotations

import ast
import functools
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.cli.main import main
from grader.cli.release.links import mended
from grader.cli.release.template import filled, gather
from grader.course import Catalogue
from grader.errors import GraderBug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

ROOT = Path(__file__).resolve().parents[2]
SOLUTIONS = ROOT / "solutions"
HELLO = "exercises/01_first_steps/01_hello_thread"
TEMPLATE = ROOT / "grader" / "cli" / "release" / "template"

pytestmark = pytest.mark.slow


def release(out: Path, *options: str) -> Path:
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        assert main(["release", str(out), *options]) == 0
    finally:
        os.chdir(before)
    return out


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole course, released without checks."""
    return release(tmp_path_factory.mktemp("bare") / "out")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two exercises, released with their checks."""
    chosen = ("--exercises", "hello_thread,lock_order", "--checks", "all")
    return release(tmp_path_factory.mktemp("full") / "out", *chosen)


def cloned(repository: Path, place: Path) -> Path:
    subprocess.run(["git", "clone", "-q", str(repository), str(place)], check=True)
    return place


def typed(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Type `python -m grader ...` in a released repository."""
    settings = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        cwd=root,
        env={**settings, "COLUMNS": "100", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def files_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".git" not in path.relative_to(root).parts
    }


# --- nothing is given away


def words_of(module: Path) -> Iterator[str]:
    """Every string of some length in a check module, docstrings and titles too, and its tests."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if len(node.value.strip()) >= 12:
                yield node.value.strip()
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield node.name


@functools.cache
def hidden_words() -> set[str]:
    modules = sorted((ROOT / "grader" / "checks").glob("test_*.py"))
    assert len(modules) == len(Catalogue.load(ROOT).exercises)
    return {word for module in modules for word in words_of(module)}


@functools.cache
def answers_lines() -> set[str]:
    """Lines of answers, right and wrong, that are too long to be anybody's."""
    return {
        line.strip()
        for path in SOLUTIONS.rglob("*")
        if path.suffix in (".py", ".toml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if len(line.strip()) >= 40
    }


@functools.cache
def public() -> str:
    """What everybody may read: the exercises' pages, and the words in which students are told."""
    pages = [
        path.read_text(encoding="utf-8")
        for path in (ROOT / "exercises").rglob("*")
        if path.suffix in (".py", ".md", ".toml")
    ]
    told = [
        node.value
        for path in (ROOT / "grader" / "explain").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return "\n\0\n".join([*pages, *told])


def given_away(text: str) -> set[str]:
    """Return what a text has of the checks and the answers that is not public as well."""
    known = public()
    return {word for word in hidden_words() | answers_lines() if word in text and word not in known}


def everything_in(repository: Path) -> str:
    """All that a git repository holds, reachable or not, and all files beside it."""

    def git(*arguments: str) -> bytes:
        done = subprocess.run(
            ["git", "-C", str(repository), *arguments], capture_output=True, check=True
        )
        return done.stdout

    assert git("rev-list", "--all", "--reflog", "--count").split() == [b"1"]
    objects = git("cat-file", "--batch-all-objects", "--batch")
    history = git("log", "--all", "--stat", "--name-only")
    beside = [f"{name}\n".encode() + content for name, content in files_of(repository).items()]
    return b"\n".join([objects, history, *beside]).decode("utf-8", "replace")


def test_without_checks_nothing_of_checks_and_answers_is_given_away(bare: Path) -> None:
    assert given_away(everything_in(bare)) == set()
    assert not [
        place
        for place in files_of(bare)
        if place.startswith(("solutions/", "tests/", "grader/checks/test_", "grader/mutation/"))
        or "sample_class" in place
        or place.endswith((".pyc", ".so", ".whl"))
    ]


def test_that_test_would_see_what_is_given_away(bare: Path, full: Path) -> None:
    told = given_away(everything_in(full))
    checks = (ROOT / "grader" / "checks" / "test_lock_order.py").read_text(encoding="utf-8")
    assert len([word for word in told if word in checks]) > 20
    text = everything_in(bare)
    answer = next(iter(sorted(SOLUTIONS.rglob("mistakes/*.py")))).read_text(encoding="utf-8")
    assert given_away(f"{text}\n{answer}")


def test_with_checks_only_those_of_the_released_exercises_are_there(full: Path) -> None:
    modules = {path.name for path in (full / "grader" / "checks").glob("test_*.py")}
    assert modules == {"test_hello_thread.py", "test_lock_order.py"}
    slugs = {path.parent.name for path in (full / "exercises").glob("*/*/exercise.toml")}
    assert slugs == {"01_hello_thread", "06_lock_order"}


# --- the same course gives the same bytes


def test_the_same_course_gives_the_same_bytes(full: Path, tmp_path: Path) -> None:
    again = release(
        tmp_path / "again", "--exercises", "lock_order,hello_thread", "--checks", "all", "--git"
    )
    assert files_of(again) == files_of(full)
    heads = {
        subprocess.run(
            ["git", "-C", str(each), "rev-parse", "HEAD"], capture_output=True, check=True
        ).stdout
        for each in (again, full)
    }
    assert len(heads) == 1


# --- it works


def test_a_student_works_in_a_clone_without_checks(bare: Path, tmp_path: Path) -> None:
    clone = cloned(bare, tmp_path / "clone")
    assert (
        "0 of 40 solved.\nThe points are given by your instructor's" in typed(clone, "list").stdout
    )
    said = typed(clone, "check", "hello_thread")
    assert said.returncode == 1, said
    assert "hello_thread  not started" in said.stdout
    stub = clone / HELLO / "hello.py"
    given = stub.read_bytes()
    stub.write_bytes(given + b"\n# begun\n")
    said = typed(clone, "check", "hello_thread")
    assert said.returncode == 1
    assert "FAIL   A greeter greets once it has run" in said.stdout
    assert "First: complete Greeter.__init__" in said.stdout
    assert "The points are given by your instructor's grader." in said.stdout
    shutil.copy(SOLUTIONS / "01_first_steps" / "01_hello_thread" / "hello.py", stub)
    said = typed(clone, "check", "hello_thread")
    assert said.returncode == 0, said
    assert "points   " not in said.stdout
    listed = json.loads(typed(clone, "list", "--json", "-").stdout)
    assert (listed["solved"], listed["points"], listed["max_points"]) == (1, 0, 0)
    assert typed(clone, "reset", "hello_thread").returncode == 0
    assert stub.read_bytes() == given


def test_the_result_without_checks_is_a_result(bare: Path, tmp_path: Path) -> None:
    answer = SOLUTIONS / "01_first_steps" / "01_hello_thread" / "hello.py"
    folder = tmp_path / "mine" / "01_hello_thread"
    folder.mkdir(parents=True)
    wrong = answer.read_text(encoding="utf-8").replace("Hello", "Goodbye")
    (folder / "hello.py").write_text(wrong, encoding="utf-8")
    said = typed(bare, "check", str(folder.parent), "--json", "-")
    assert said.returncode == 1
    document = json.loads(said.stdout)
    assert document["schema"] == "threadlings/result/v1"
    assert document["checked_by"] == "visible_tests"
    assert (document["points"], document["max_points"]) == (0, 0)
    (exercise,) = document["exercises"]
    failed = [check for check in exercise["checks"] if check["status"] == "failed"]
    assert exercise["status"] == "failed"
    assert {check["reason"] for check in failed} == {"wrong_result"}
    assert all(check["verdict"]["ending"] == "fails" for check in failed)
    assert all(check["max_points"] == 0 for check in exercise["checks"])


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import nothing_of_that_name\n", "import_failed"),
        ("import os\nos._exit(0)\n", "ended_early"),
        ("raise SystemExit(0)\n", "ended_early"),
    ],
)
def test_a_program_that_breaks_its_test_fails_it(
    bare: Path, tmp_path: Path, program: str, reason: str
) -> None:
    folder = tmp_path / "01_hello_thread"
    folder.mkdir()
    (folder / "hello.py").write_text(program, encoding="utf-8")
    said = typed(bare, "check", str(folder), "--json", "-")
    assert said.returncode == 1
    (exercise,) = json.loads(said.stdout)["exercises"]
    assert {check["reason"] for check in exercise["checks"]} == {reason}


def test_what_is_left_out_says_so(bare: Path) -> None:
    for command in ("grade", "dev", "demo", "release", "collect"):
        said = typed(bare, command, "--anything", "x")
        assert said.returncode == 2, command
        assert "was released to students" in said.stderr
    said = typed(bare, "--help")
    assert "check" in said.stdout
    assert "Instructors" not in said.stdout
    assert "demo" not in said.stdout
    assert "without" in typed(bare, "replay", "hello_thread", "1.2").stderr
    said = typed(bare, "solution", "hello_thread", "--anyway")
    assert "without solutions" in " ".join(said.stderr.split())


def test_explore_works_in_a_released_repository(bare: Path, tmp_path: Path) -> None:
    program = tmp_path / "tickets.py"
    program.write_text(
        "import threading\n"
        "left = [1]\n"
        "def buy():\n"
        "    if left[0]:\n"
        "        left[0] -= 1\n"
        "def main():\n"
        "    buyers = [threading.Thread(target=buy) for _ in range(2)]\n"
        "    [each.start() for each in buyers]\n"
        "    [each.join() for each in buyers]\n"
        "    assert left == [0]\n"
        "main()\n",
        encoding="utf-8",
    )
    said = typed(bare, "explore", str(program))
    assert said.returncode == 1, said
    assert "FAILS" in said.stdout


def test_with_checks_the_reference_gets_all_points(full: Path, tmp_path: Path) -> None:
    clone = cloned(full, tmp_path / "clone")
    shutil.copy(SOLUTIONS / "01_first_steps" / "01_hello_thread" / "hello.py", clone / HELLO)
    said = typed(clone, "check", "hello_thread", "--json", "-")
    assert said.returncode == 0, said
    document = json.loads(said.stdout)
    assert document["points"] == document["max_points"] == 10
    assert "checked_by" not in document


def test_without_git_reset_knows_the_stub(tmp_path: Path) -> None:
    out = release(tmp_path / "out", "--exercises", "hello_thread", "--no-git")
    assert not (out / ".git").exists()
    stub = out / HELLO / "hello.py"
    given = stub.read_bytes()
    stub.write_text("mine = 1\n", encoding="utf-8")
    assert typed(out, "reset", "hello_thread").returncode == 0
    assert stub.read_bytes() == given


# --- what is released: exercises and pages


def test_what_was_left_out_is_not_asked_for(full: Path) -> None:
    catalogue = Catalogue.load(full)  # demands that `after` names earlier exercises
    assert [each.after for each in catalogue.exercises] == [(), ("hello_thread",)]
    page = (full / "exercises" / "README.md").read_text(encoding="utf-8")
    assert "| [First steps](01_first_steps/README.md) | [hello_thread](" in page
    assert "| [Shared data](03_shared_data/README.md) | [lock_order](" in page
    assert "02_waiting" not in page
    assert "lost_update, [lock_order](" in page


@pytest.mark.parametrize("repository", ["bare", "full"])
def test_links_lead_somewhere(repository: str, request: pytest.FixtureRequest) -> None:
    root = request.getfixturevalue(repository)
    for page in root.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        for link in text.split("](")[1:]:
            place = link.partition(")")[0].partition("#")[0]
            assert place.startswith("http") or (page.parent / place).exists(), (page, place)


def test_a_chapters_cell_goes_down_to_what_is_left() -> None:
    page = (
        "See [one](01_a/01_one/README.md).\n"
        "| [A](01_a/README.md) | [one](01_a/01_one/README.md) | first |\n"
        "|  | [two](01_a/02_two/README.md) | second |\n"
        "|  | [three](01_a/03_three/README.md) | third |\n"
        "```\n| [one](01_a/01_one/README.md) |\n```\n"
    )
    there = {"exercises/01_a/README.md", "exercises/01_a/03_three/README.md"}
    assert mended(
        page,
        page="exercises/README.md",
        exists=there.__contains__,
        chapters={"exercises/01_a/README.md"},
    ) == (
        "See one.\n"
        "| [A](01_a/README.md) | [three](01_a/03_three/README.md) | third |\n"
        "```\n| [one](01_a/01_one/README.md) |\n```\n"
    )


def test_an_answer_in_a_stubs_place_is_refused(run: Run, solved: Path, tmp_path: Path) -> None:
    said = run("release", str(tmp_path / "out"))
    assert said.code == 2
    assert "holds an answer" in said.err
    assert not (tmp_path / "out").exists()


def test_a_stub_is_released_as_it_was_committed(
    run: Run, committed: Path, stub: Path, tmp_path: Path
) -> None:
    given = stub.read_bytes()
    stub.write_text("mine = 1\n", encoding="utf-8")
    (stub.parent / "my_old_attempt.py").write_text("secret = 1\n", encoding="utf-8")
    said = run("release", str(tmp_path / "out"))
    assert said.code == 0
    assert "as it was committed" in said.err
    place = stub.relative_to(committed)
    assert (tmp_path / "out" / place).read_bytes() == given
    assert not (tmp_path / "out" / place).with_name("my_old_attempt.py").exists()


# --- what was typed


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["out", "--chapters", "last_steps"], "Did you mean first_steps"),
        (["out", "--exercises", "hello_tread"], "Did you mean hello_thread"),
        (["pyproject.toml"], "is a file"),
        (["tests"], "is not empty"),
        (["grader/out"], "inside of the course"),
    ],
)
def test_bad_input_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str], told: str
) -> None:
    monkeypatch.chdir(ROOT)
    said = run("release", *options)
    assert said.code == 2
    assert told in " ".join(said.err.split())
    assert not (ROOT / "out").exists()
    assert not (ROOT / "grader" / "out").exists()


# --- the template


def test_whatever_lies_in_the_template_is_copied(tmp_path: Path) -> None:
    flow = tmp_path / ".github" / "workflows" / "check.yml"
    flow.parent.mkdir(parents=True)
    flow.write_text(
        "uses: actions/checkout@v4\nrun: check @FIRST@ ${{ x }}\n"
        "# @IF CHECKS=all@\nall: 1\n# @END@\n# @IF CHECKS=none@\nnone: 1\n# @END@\n",
        encoding="utf-8",
    )
    (tmp_path / "picture.png").write_bytes(b"\xff\x00@FIRST@")
    found = gather({"FIRST": "hello_thread", "CHECKS": "none"}, home=tmp_path)
    assert found == {
        ".github/workflows/check.yml": (
            b"uses: actions/checkout@v4\nrun: check hello_thread ${{ x }}\nnone: 1\n"
        ),
        "picture.png": b"\xff\x00@FIRST@",
    }


@pytest.mark.parametrize(
    "text",
    ["@IF CHECKS=none@\n", "@IF CHECKS=none@\n@IF CHECKS=all@\n@END@\n", "@IF A=b@\n@END@\n"],
)
def test_a_template_that_is_written_wrongly_is_noticed(text: str) -> None:
    with pytest.raises(GraderBug, match="written wrongly"):
        filled(text.encode(), {"CHECKS": "none"})


def test_students_need_what_the_course_needs() -> None:
    ours = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    theirs = tomllib.loads((TEMPLATE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for field in ("dependencies", "requires-python", "name", "entry-points", "scripts", "dynamic"):
        assert theirs[field] == ours[field]
    assert (TEMPLATE / "LICENSE").read_bytes() == (ROOT / ".github" / "LICENSE").read_bytes()


def test_a_released_repository_starts_with_nothing_installed(bare: Path) -> None:
    from grader.bootstrap import missing

    assert missing(bare, extras=("dev", "nbgrader")) == []
