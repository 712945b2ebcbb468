"""Every exercise is complete, and its visible test says yes and no where it should."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import Catalogue, Exercise

ROOT = Path(__file__).parents[2]
CATALOGUE = Catalogue.load(ROOT)

every_exercise = pytest.mark.parametrize(
    "exercise", CATALOGUE.exercises, ids=lambda each: each.slug
)


def visible_mistakes() -> list[object]:
    # Every fortieth: each takes a process and many wait. The audit asks right answers and stubs.
    return [
        pytest.param(exercise, each.path, id=f"{exercise.slug}-{each.mistake}")
        for exercise in CATALOGUE.exercises
        for each in CATALOGUE.solutions(exercise).mistakes
        if each.visible
    ][::40]


def run_visible_test(target: Path, *, module: Path | None = None, cwd: Path = ROOT) -> str:
    """Run a visible test in a process of its own, as a student would; return what pytest said."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST")}
    environment.pop("THREADLINGS_MODULE", None)
    if module is not None:
        environment["THREADLINGS_MODULE"] = str(module)
    environment["THREADLINGS_PATIENCE"] = "4"
    environment["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # none is needed; some take long to import
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(target)]
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=150, check=False
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.stdout


def counted(said: str, what: str) -> int:
    found = re.search(rf"(\d+) {what}", said)
    return int(found[1]) if found else 0


def test_there_are_exercises():
    assert CATALOGUE.exercises


@every_exercise
def test_an_exercise_is_complete(exercise: Exercise):
    for file in (exercise.readme, exercise.stub, exercise.visible_test):
        assert file.is_file(), f"{file} is missing"
    assert (exercise.folder.parent / "README.md").is_file(), "the chapter's page is missing"
    assert (ROOT / "grader" / "checks" / f"test_{exercise.slug}.py").is_file()
    solutions = CATALOGUE.solutions(exercise)
    assert len(solutions.variants) >= 2
    assert solutions.mistakes


@every_exercise
def test_every_page_of_the_course_leads_to_an_exercise(exercise: Exercise):
    place = exercise.readme.relative_to(ROOT / "exercises")
    assert f"({place.as_posix()})" in (ROOT / "exercises" / "README.md").read_text(encoding="utf-8")
    chapter = (exercise.folder.parent / "README.md").read_text(encoding="utf-8")
    assert f"({place.relative_to(place.parts[0]).as_posix()})" in chapter


@pytest.mark.parametrize(
    "page", sorted((ROOT / "exercises").rglob("*.md")), ids=lambda page: page.parent.name
)
def test_links_between_pages_lead_somewhere(page: Path):
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / link).exists(), f"{page}: {link}"


@every_exercise
def test_a_stub_has_a_thread_to_complete_and_shows_no_answer(exercise: Exercise):
    tree = ast.parse(exercise.stub.read_text(encoding="utf-8"))
    threads = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        and any(ast.unparse(base).endswith("Thread") for base in node.bases)
    ]
    assert threads
    assert any(isinstance(node, ast.Raise) for node in ast.walk(threads[0]))


@every_exercise
def test_checks_are_named_by_the_mistakes_they_catch(exercise: Exercise):
    module = ROOT / "grader" / "checks" / f"test_{exercise.slug}.py"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    checks = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    caught = {name for each in CATALOGUE.solutions(exercise).mistakes for name in each.catches}
    assert caught <= checks, "a header names a check that does not exist"
    assert len({each.why for each in CATALOGUE.solutions(exercise).mistakes}) == len(
        CATALOGUE.solutions(exercise).mistakes
    )


@every_exercise
def test_answers_import_only_what_is_allowed(exercise: Exercise):
    solutions = CATALOGUE.solutions(exercise)
    paths = [exercise.stub, solutions.reference, *solutions.variants]
    for path in (*paths, *(each.path for each in solutions.mistakes)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            modules = (
                [each.name for each in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            for module in modules:
                assert module.partition(".")[0] in exercise.allowed_imports, f"{path}: {module}"


@pytest.mark.slow
def test_all_visible_tests_run_together_and_fail_on_the_stubs(tmp_path):
    said = run_visible_test(ROOT / "exercises", cwd=tmp_path)
    assert counted(said, "failed") >= 5 * len(CATALOGUE.exercises)
    assert not counted(said, "error")


@pytest.mark.slow
@every_exercise
def test_a_stub_fails_and_says_what_to_do_first(exercise: Exercise, tmp_path):
    said = run_visible_test(exercise.folder, cwd=tmp_path)
    assert not counted(said, "passed")
    assert "First: complete " in said
    assert f"in {exercise.module} (number 1 there)" in said


@pytest.mark.slow
@pytest.mark.parametrize(("exercise", "answer"), visible_mistakes())
def test_mistakes_that_threads_can_show_fail_the_visible_test(exercise: Exercise, answer: Path):
    said = run_visible_test(exercise.folder, module=answer)
    assert counted(said, "failed"), said
