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

# What ordinary threads cannot show reliably: it takes the right moment, or another build of Python;
# and what only the hidden checks ask for.
HIDDEN_FROM_THREADS = {
    "hello_thread": {"no_join", "order_of_finish", "slept_to_synchronise"},
    "names": set(),
    "lifecycle": {
        "busy_wait",
        "looked_too_late",
        "looked_now_and_then",
        "slept_to_synchronise",
        "short_patience",
    },
    "old_names": {"joined_in_start_loop", "no_join"},
    "join_all": {"busy_wait", "busy_cook", "slept_to_synchronise", "short_patience"},
    "join_timeout": {"busy_wait", "busy_sleeper"},
    "results": {"busy_wait", "slept_to_synchronise"},
    "errors": {"busy_wait", "short_patience"},
    "sleep_and_yield": {
        "busy_wait",
        "busy_ticker",
        "slept_to_synchronise",
        "nap_in_the_reader",
        "short_patience",
        "lost_wakeup",
        "held_lock_while_sleeping",
    },
    "daemon": {"busy_wait"},
    "many_threads": {
        "busy_wait",
        "number_taken_late",
        "short_patience",
        "slept_to_synchronise",
        "joined_last_only",
    },
    "lost_update": {
        "no_lock",
        "lock_per_call",
        "lock_per_thread",
        "locked_read_only",
        "lock_released_too_early",
        "two_locked_steps",
        "busy_flag",
        "asked_whether_locked",
        "gave_up_waiting",
        "slept_to_synchronise",
    },
    "check_then_act": {
        "no_lock",
        "checked_outside_lock",
        "two_locked_steps",
        "lock_per_call",
        "lock_per_thread",
        "gave_up_waiting",
        "refused_when_busy",
        "busy_flag",
        "left_lags_behind",
        "not_released_on_error",
    },
    "consistent_snapshot": {
        "no_lock",
        "locked_writers_only",
        "two_locks",
        "two_locked_steps",
        "asked_twice",
        "mean_not_locked",
        "kept_mean_apart",
        "lock_per_call",
        "lock_per_thread",
        "not_released_on_error",
    },
    "always_release": {"no_lock", "checked_outside_lock", "lock_per_call", "lock_per_thread"},
    "reentrant": {
        "no_lock",
        "unlocked_between",
        "unlocked_readers",
        "took_back_too_late",
        "gave_back_to_call",
        "two_locks",
        "lock_per_call",
        "not_released_on_error",
    },
    "lock_order": {
        "lock_order_inversion",
        "one_lock_only",
        "torn_total",
        "unlocked_total",
        "total_in_any_order",
        "no_lock",
        "lock_per_call",
        "checked_outside_lock",
        "two_locked_steps",
        "ordered_by_balance",
        "gave_up_waiting",
    },
    "lazy_once": {
        "no_lock",
        "checked_outside_lock",
        "published_early",
        "two_locked_steps",
        "lock_per_call",
        "refused_when_busy",
    },
    # Whether Python gives a number again is up to the system.
    "own_data": {"leaked_between_threads", "kept_by_name", "seen_is_the_argument"},
    "find_the_race": {
        "nothing_mended",
        "two_locked_steps",
        "no_lock",
        "lock_order_inversion",
        "number_then_append",
        "two_locks",
        "logged_outside",
        "not_released_on_error",
    },
    "start_gun": {
        "busy_wait",
        "looked_outside_the_lock",
        "patience_of_a_second",
        "slept_to_synchronise",
    },
    "pipeline": {
        "busy_wait",
        "empty_is_end",
        "joined_in_start_loop",
        "no_join",
        "not_atomic_get",
        "sentinel_too_early",
        "sequential",
        "timeout_is_end",
    },
    "task_done": {"busy_printer", "busy_wait", "done_before_failed", "done_before_kept"},
    "bounded_buffer": {
        "busy_wait",
        "checked_outside_lock",
        "if_around_wait",
        "if_around_wait_in_put",
        "lost_wakeup",
        "no_lock",
        "two_locked_steps",
        "two_locks",
    },
    "phases": {
        "barrier_once",
        "busy_wait",
        "meets_after_writing",
        "no_barrier",
        "no_join",
        "read_after_the_meeting",
        "read_new_values",
        "slept_to_synchronise",
    },
    "ping_pong": {"busy_wait", "if_around_wait", "notify_one_of_many", "short_patience"},
    "downloader": {
        "busy_wait",
        "counted_unlocked",
        "looked_before_fetching",
        "main_thread_fetches",
        "progress_out_of_order",
        "shared_iterator",
    },
    "philosophers": {"gave_up_waiting", "lock_order_inversion", "no_lock", "try_and_spin"},
    "heartbeat": {"beat_after_stop", "busy_wait", "short_patience"},
    "water": {
        "busy_wait",
        "class_attribute",
        "emitted_outside_lock",
        "gates_left_at_random",
        "gates_only",
        "if_around_wait",
        "lost_wakeup",
        "mixed_molecules",
        "no_lock",
        "no_oxygen_gate",
        "one_gate_for_all",
        "slept_to_synchronise",
        "two_oxygens",
    },
    "word_count": {
        "asked_then_got",
        "asked_then_popped",
        "busy_wait",
        "checked_outside_lock",
        "first_count_unlocked",
        "gave_up_waiting",
        "joined_last_only",
        "lock_per_call",
        "lock_per_thread",
        "lock_released_too_early",
        "merged_unlocked",
        "next_number_unlocked",
        "no_join",
        "no_lock",
        "short_patience",
        "slept_to_synchronise",
        "two_locked_steps",
        "updated_unlocked",
    },
}

every_exercise = pytest.mark.parametrize(
    "exercise", CATALOGUE.exercises, ids=lambda each: each.slug
)


def visible_mistakes() -> list[object]:
    # Every sixteenth, as each takes a process. The audit asks the right answers and the stubs.
    return [
        pytest.param(exercise, each.path, id=f"{exercise.slug}-{each.mistake}")
        for exercise in CATALOGUE.exercises
        for each in CATALOGUE.solutions(exercise).mistakes
        if each.mistake not in HIDDEN_FROM_THREADS.get(exercise.slug, set())
    ][::16]


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
def test_mistakes_said_to_be_hidden_exist(exercise: Exercise):
    known = {each.mistake for each in CATALOGUE.solutions(exercise).mistakes}
    assert HIDDEN_FROM_THREADS.get(exercise.slug, set()) <= known


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
