from __future__ import annotations

from pathlib import Path

import pytest

from grader.course import Catalogue, find_root
from grader.errors import AuthorError, UserError

FACTS = """
title = "Hello"
chapter = "first_steps"
teaches = ["Thread"]
module = "hello.py"
allowed_imports = ["threading"]
points = 10
hints = ["one", "two"]
clock = "both"
budget_seconds = 5
after = []
"""


def make_exercise(root: Path, place: str = "01_first_steps/01_hello", facts: str = FACTS) -> Path:
    folder = root / "exercises" / place
    folder.mkdir(parents=True)
    (folder / "exercise.toml").write_text(facts, encoding="utf-8")
    (folder / "hello.py").write_text("# stub\n", encoding="utf-8")
    (root / "pyproject.toml").touch()
    return folder


def test_an_exercise_is_read_from_its_folder(tmp_path):
    folder = make_exercise(tmp_path)
    (exercise,) = Catalogue.load(tmp_path).exercises
    assert exercise.slug == "hello"
    assert exercise.chapter == "first_steps"
    assert exercise.hints == ("one", "two")
    assert exercise.budget_seconds == 5.0
    assert exercise.stub == folder / "hello.py"
    assert exercise.readme == folder / "README.md"
    assert exercise.visible_test == folder / "test_hello.py"


def test_exercises_come_in_the_order_of_the_course(tmp_path):
    for place in ("02_waiting/01_third", "01_first_steps/10_second", "01_first_steps/02_first"):
        chapter = place.partition("/")[0].partition("_")[2]
        make_exercise(tmp_path, place, FACTS.replace("first_steps", chapter))
    slugs = [exercise.slug for exercise in Catalogue.load(tmp_path).exercises]
    assert slugs == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("points = 10", "points = 0", "'points'"),
        ("points = 10", "points = true", "'points'"),
        ("points = 10", 'points = "10"', "'points'"),
        ("points = 10", "", "'points' is missing"),
        ('title = "Hello"', 'title = " "', "'title'"),
        ('hints = ["one", "two"]', 'hints = ["one"]', "at least 2"),
        ('hints = ["one", "two"]', 'hints = "one"', "'hints'"),
        ('hints = ["one", "two"]', 'hints = ["one", 2]', "'hints'"),
        ('clock = "both"', 'clock = "quick"', "'clock'"),
        ('module = "hello.py"', 'module = "../hello.py"', "'module'"),
        ('chapter = "first_steps"', 'chapter = "waiting"', "'chapter'"),
        ("budget_seconds = 5", "budget_seconds = inf", "'budget_seconds'"),
        ("after = []", 'after = ["later"]', "'after'"),
        ("after = []", "after = [", "TOML"),
        ("after = []", "after = []\nhint = 1", "no field 'hint'"),
    ],
)
def test_a_broken_fact_is_told_with_file_and_field(tmp_path, old, new, said):
    make_exercise(tmp_path, facts=FACTS.replace(old, new))
    with pytest.raises(AuthorError) as caught:
        Catalogue.load(tmp_path)
    assert said in caught.value.message
    assert "01_first_steps/01_hello" in caught.value.message


def test_a_mistyped_field_is_told_with_its_near_name(tmp_path):
    make_exercise(tmp_path, facts=FACTS.replace("teaches", "teachs"))
    with pytest.raises(AuthorError, match="'teaches' is missing") as caught:
        Catalogue.load(tmp_path)
    assert "teachs" in caught.value.next_step


def test_a_folder_without_facts_is_told(tmp_path):
    (make_exercise(tmp_path) / "exercise.toml").unlink()
    with pytest.raises(AuthorError, match=r"exercise\.toml is missing"):
        Catalogue.load(tmp_path)


def test_a_slug_exists_once(tmp_path):
    make_exercise(tmp_path)
    make_exercise(tmp_path, "01_first_steps/02_hello")
    with pytest.raises(AuthorError, match="'hello'"):
        Catalogue.load(tmp_path)


def test_an_unknown_slug_is_told_with_near_names(course):
    with pytest.raises(UserError, match="lost_updat") as caught:
        course.get("lost_updat")
    assert "lost_update" in caught.value.next_step


@pytest.mark.parametrize(
    "target",
    [
        "names",
        "exercises/01_first_steps/04_names",
        "exercises/01_first_steps/04_names/roster.py",
        "exercises/01_first_steps/04_names/test_names.py",
        "solutions/01_first_steps/04_names/variants/old_names.py",
    ],
)
def test_an_exercise_is_found_by_slug_file_and_folder(course, target, monkeypatch):
    monkeypatch.chdir(course.root)
    assert course.find(target).slug == "names"
    assert course.find(Path(target)).slug == "names"


def test_a_file_elsewhere_is_found_by_its_name(course, tmp_path):
    file = tmp_path / "account.py"
    file.touch()
    assert course.find(file).slug == "lost_update"


def test_a_file_of_another_name_belongs_to_nothing(course, tmp_path):
    file = tmp_path / "other.py"
    file.touch()
    with pytest.raises(UserError, match="belongs to no exercise"):
        course.find(file)


def test_a_missing_file_is_told(course, tmp_path):
    with pytest.raises(UserError, match="no file or folder"):
        course.find(tmp_path / "account.py")


def test_a_chapter_stands_for_its_exercises(course):
    chapter = course.root / "exercises" / "03_shared_data"
    folders = sorted(each.name for each in chapter.iterdir() if each.is_dir())
    assert [each.folder.name for each in course.select(chapter)] == folders
    assert folders[0] == "01_lost_update"
    with pytest.raises(UserError, match="several exercises"):
        course.find(chapter)


def test_the_root_is_found_from_anywhere_inside(course, monkeypatch, tmp_path):
    inside = course.root / "exercises" / "01_first_steps"
    assert find_root(inside) == course.root
    monkeypatch.chdir(inside)
    assert Catalogue.load().root == course.root
    assert find_root(tmp_path) == course.root, "outside any clone: the one this package is from"


@pytest.mark.parametrize("marker", ["pyproject.toml", ".threadlings"])
def test_a_released_repository_is_a_root(tmp_path, marker):
    (tmp_path / "exercises").mkdir()
    (tmp_path / marker).touch()
    assert find_root(tmp_path / "exercises") == tmp_path.resolve()


def test_a_release_without_solutions_says_so(tmp_path):
    make_exercise(tmp_path)
    catalogue = Catalogue.load(tmp_path)
    with pytest.raises(UserError, match="no solution here"):
        catalogue.solutions(catalogue.get("hello"))


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("# mistake: no_lock\n# caught by: test_a\n", "'why' is missing"),
        ("# mistake: no_lock\n# caught by:\n# why: because\n", "'caught by' is missing"),
        ("# mistake: other\n# caught by: test_a\n# why: because\n", "'other'"),
        (
            "# mistake: no_lock\n# caught by: test_a\n# why: because\n# visible test: no\n",
            "visible test 'no'",
        ),
    ],
)
def test_a_mistake_with_a_wrong_header_is_told(tmp_path, header, said):
    make_exercise(tmp_path)
    home = tmp_path / "solutions/01_first_steps/01_hello"
    (home / "mistakes").mkdir(parents=True)
    (home / "hello.py").touch()
    (home / "mistakes" / "no_lock.py").write_text(header, encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    with pytest.raises(AuthorError) as caught:
        catalogue.solutions(catalogue.get("hello"))
    assert said in caught.value.message
    assert "no_lock.py" in caught.value.message


@pytest.mark.parametrize(
    ("line", "told_as"),
    [("", "no_lock"), ("# told as: torn_total\n", "torn_total"), ("# told as: nothing\n", None)],
)
def test_a_mistake_is_told_as_itself_unless_it_says_otherwise(tmp_path, line, told_as):
    make_exercise(tmp_path)
    home = tmp_path / "solutions/01_first_steps/01_hello"
    (home / "mistakes").mkdir(parents=True)
    (home / "hello.py").touch()
    header = "# mistake: no_lock\n# caught by: test_a\n# why: because\n"
    (home / "mistakes" / "no_lock.py").write_text(f"{header}{line}", encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    (mistake,) = catalogue.solutions(catalogue.get("hello")).mistakes
    assert mistake.told_as == told_as


def test_a_mistake_may_be_hidden_from_the_visible_test(tmp_path):
    make_exercise(tmp_path)
    home = tmp_path / "solutions/01_first_steps/01_hello"
    (home / "mistakes").mkdir(parents=True)
    (home / "hello.py").touch()
    header = "# mistake: {}\n# caught by: test_a\n# why: because\n"
    shown = header.format("called_run")
    (home / "mistakes" / "called_run.py").write_text(shown, encoding="utf-8")
    hidden = header.format("no_lock") + "# told as: nothing\n# visible test: misses it\n"
    (home / "mistakes" / "no_lock.py").write_text(hidden, encoding="utf-8")
    catalogue = Catalogue.load(tmp_path)
    mistakes = catalogue.solutions(catalogue.get("hello")).mistakes
    assert [each.visible for each in mistakes] == [True, False]
